// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Test} from "forge-std/Test.sol";
import {EzklInstances} from "hardhat-ezkl/contracts/EzklInstances.sol";
import {EzklVerifierCall} from "hardhat-ezkl/contracts/EzklVerifierCall.sol";
import {IEzklErrors} from "hardhat-ezkl/contracts/IEzklErrors.sol";
import {ProofGatedOnce} from "hardhat-ezkl/contracts/ProofGatedOnce.sol";
import {MockVerifier, VALID_PROOF, VerifierBehaviour} from "../../../contracts/mocks/MockVerifier.sol";
import {Gate} from "./Gate.sol";

/// @dev What hardhat-ezkl's contracts accept, and every way around them.
contract ProofGatedTest is Test {
    bytes32 internal constant TOPIC = "seven";
    uint256 internal constant FIELD = EzklInstances.FIELD;

    address internal account = makeAddr("account");
    MockVerifier internal verifier;
    Gate internal gate;
    uint256 internal key;

    function setUp() external {
        verifier = new MockVerifier();
        gate = new Gate(address(verifier));
        key = gate.keyOf(account, TOPIC);
    }

    function test_AcceptsAProofOfItsAccount() external {
        bytes32 nullifier = keccak256(abi.encode(account, TOPIC));
        vm.expectEmit(address(gate));
        emit ProofGatedOnce.ProofAccepted(account, TOPIC, nullifier);
        assertEq(gate.accept(account, TOPIC, VALID_PROOF, _instances()), nullifier);
        assertTrue(gate.isUsed(nullifier));
    }

    function test_AcceptsAnotherTopicOfTheSameAccount() external {
        gate.accept(account, TOPIC, VALID_PROOF, _instances());
        uint256[] memory instances = _instances();
        instances[0] = gate.keyOf(account, "eight");
        gate.accept(account, "eight", VALID_PROOF, instances);
    }

    function test_RevertWhen_Replayed() external {
        gate.accept(account, TOPIC, VALID_PROOF, _instances());
        uint256[] memory other = _instances();
        other[1] = 99;
        bytes32 nullifier = keccak256(abi.encode(account, TOPIC));
        vm.expectRevert(abi.encodeWithSelector(ProofGatedOnce.EzklAlreadyUsed.selector, nullifier));
        gate.accept(account, TOPIC, VALID_PROOF, other);
    }

    function test_RevertWhen_OfAnotherAccount() external {
        address thief = makeAddr("thief");
        _refusesKey(thief, TOPIC, gate);
    }

    function test_RevertWhen_OfAnotherTopic() external {
        _refusesKey(account, "eight", gate);
    }

    function test_RevertWhen_OfAnotherContract() external {
        _refusesKey(account, TOPIC, new Gate(address(verifier)));
    }

    function test_RevertWhen_OfAnotherChain() external {
        uint256[] memory instances = _instances();
        vm.chainId(5);
        vm.expectPartialRevert(IEzklErrors.EzklKeyMismatch.selector);
        gate.accept(account, TOPIC, VALID_PROOF, instances);
    }

    function testFuzz_RevertWhen_KeyDiffers(uint256 other) external {
        uint256[] memory instances = _instances();
        other = bound(other, 0, FIELD - 1);
        vm.assume(other != instances[0]);
        instances[0] = other;
        vm.expectPartialRevert(IEzklErrors.EzklKeyMismatch.selector);
        gate.accept(account, TOPIC, VALID_PROOF, instances);
    }

    function test_RevertWhen_AccountIsZero() external {
        uint256[] memory instances = _instances();
        instances[0] = gate.keyOf(address(0), TOPIC);
        vm.expectRevert(IEzklErrors.EzklAccountIsZero.selector);
        gate.accept(address(0), TOPIC, VALID_PROOF, instances);
        _refusesKey(address(0), TOPIC, gate);
    }

    function test_RevertWhen_InstancesAreMoreOrFewer() external {
        for (uint256 count = 0; count < 5; ++count) {
            if (count == 3) continue;
            vm.expectRevert(abi.encodeWithSelector(IEzklErrors.EzklInstanceCountMismatch.selector, 3, count));
            gate.accept(account, TOPIC, VALID_PROOF, new uint256[](count));
        }
    }

    function test_RevertWhen_AnInstanceIsNotReduced() external {
        for (uint256 i = 0; i < 3; ++i) {
            uint256[] memory instances = _instances();
            instances[i] += FIELD;
            vm.expectRevert(
                abi.encodeWithSelector(IEzklErrors.EzklInstanceNotReduced.selector, i, instances[i])
            );
            gate.accept(account, TOPIC, VALID_PROOF, instances);
        }
    }

    function test_RevertWhen_ProofIsRefused_AndUsesNothingUp() external {
        vm.expectRevert(abi.encodeWithSelector(IEzklErrors.EzklInvalidProof.selector, verifier));
        gate.accept(account, TOPIC, "forged", _instances());
        gate.accept(account, TOPIC, VALID_PROOF, _instances());
    }

    function test_RevertWhen_VerifierIsGoneOrChanged() external {
        vm.etch(address(verifier), address(gate).code);
        vm.expectPartialRevert(IEzklErrors.EzklVerifierChanged.selector);
        gate.accept(account, TOPIC, VALID_PROOF, _instances());
        vm.etch(address(verifier), "");
        vm.expectRevert(abi.encodeWithSelector(IEzklErrors.EzklVerifierHasNoCode.selector, verifier));
        gate.accept(account, TOPIC, VALID_PROOF, _instances());
    }

    function test_RevertWhen_MadeForNoVerifier() external {
        vm.expectRevert(abi.encodeWithSelector(IEzklErrors.EzklVerifierHasNoCode.selector, account));
        this.make(account);
    }

    /// @dev A call of its own: where forge links by bytecode, `new` is none that `expectRevert` watches.
    function make(address verifier_) external {
        new Gate(verifier_);
    }

    function test_RevertWhen_VerifierAnswersAnythingButOne() external {
        _answers(VerifierBehaviour.False, 32, 0);
        _answers(VerifierBehaviour.Two, 32, 2);
        _answers(VerifierBehaviour.Nothing, 0, 0);
        _answers(VerifierBehaviour.Short, 31, 0);
        _answers(VerifierBehaviour.Long, 64, 1);
        _answers(VerifierBehaviour.Bomb, 100_000, 1);
    }

    function test_RevertWhen_VerifierRevertsWithData() external {
        verifier.setBehaviour(VerifierBehaviour.RevertsWithData);
        vm.expectRevert(abi.encodeWithSelector(IEzklErrors.EzklInvalidProof.selector, verifier));
        gate.accept(account, TOPIC, VALID_PROOF, _instances());
    }

    function test_RevertWhen_VerifierBurnsGas_WithinTheCap() external {
        verifier.setBehaviour(VerifierBehaviour.BurnsGas);
        uint256[] memory instances = _instances();
        uint256 before = gasleft();
        vm.expectRevert(
            abi.encodeWithSelector(
                IEzklErrors.EzklVerifierOutOfGas.selector,
                verifier,
                EzklVerifierCall.GAS_CAP
            )
        );
        gate.accept(account, TOPIC, VALID_PROOF, instances);
        assertLt(before - gasleft(), EzklVerifierCall.GAS_CAP + 200_000);
    }

    function test_DecodesOutputsInAnyUnit() external view {
        assertEq(gate.fixedPoint(128, 7, 1e18), 1e18);
        assertEq(gate.fixedPoint(FIELD - 64, 7, 1e18), -0.5e18);
        assertEq(gate.fixedPoint(1, 1, 1), 0);
        assertEq(gate.fixedPoint(FIELD - 3, 1, 1), -1);
        assertEq(gate.fixedPoint(5, 0, 0), 0);
        assertEq(gate.fixedPoint(5, 255, 1), 0);
        assertEq(gate.fixedPoint(2, 0, uint256(type(int256).max) / 2), type(int256).max - 1);
        assertEq(gate.fixedPoint((FIELD - 1) / 2, 0, 1), int256((FIELD - 1) / 2));
        assertEq(gate.fixedPoint((FIELD + 1) / 2, 0, 1), -int256((FIELD - 1) / 2));
    }

    function test_RevertWhen_AnOutputDoesNotFit() external {
        vm.expectPartialRevert(EzklInstances.EzklOutputTooLarge.selector);
        gate.fixedPoint((FIELD - 1) / 2, 7, 1e18);
        vm.expectPartialRevert(EzklInstances.EzklOutputTooLarge.selector);
        gate.fixedPoint(1, 256, 1);
        vm.expectPartialRevert(EzklInstances.EzklOutputTooLarge.selector);
        gate.fixedPoint(3, 0, uint256(type(int256).max) / 2);
    }

    function testFuzz_DecodesAsArithmeticDoes(int128 integer, uint8 scale) external view {
        uint256 element = integer < 0 ? FIELD - uint256(-int256(integer)) : uint256(int256(integer));
        scale = uint8(bound(scale, 0, 120));
        assertEq(gate.fixedPoint(element, scale, 1e9), (int256(integer) * 1e9) / int256(1 << scale));
    }

    function test_FindsTheLargestOfSignedOutputs() external view {
        uint256[] memory instances = new uint256[](5);
        (instances[0], instances[1], instances[2]) = (9, FIELD - 5, FIELD - 2);
        (instances[3], instances[4]) = (FIELD - 9, 7);
        _largest(instances, 1, 3, 1, 3);
        _largest(instances, 1, 4, 3, 9);
        _largest(instances, 3, 1, 0, type(uint256).max);
        _largest(instances, 0, 2, 0, 14);
        instances[2] = instances[1];
        _largest(instances, 1, 3, 0, 0);
    }

    function _largest(
        uint256[] memory instances,
        uint256 start,
        uint256 count,
        uint256 index,
        uint256 margin
    ) private view {
        (uint256 foundIndex, uint256 foundMargin) = gate.largest(instances, start, count);
        assertEq(foundIndex, index);
        assertEq(foundMargin, margin);
    }

    function _instances() private view returns (uint256[] memory instances) {
        instances = new uint256[](3);
        (instances[0], instances[1], instances[2]) = (key, 5, FIELD - 5);
    }

    function _refusesKey(address claimant, bytes32 topic, Gate where) private {
        uint256[] memory instances = _instances();
        uint256 expected = where.keyOf(claimant, topic);
        vm.expectRevert(abi.encodeWithSelector(IEzklErrors.EzklKeyMismatch.selector, expected, instances[0]));
        where.accept(claimant, topic, VALID_PROOF, instances);
    }

    function _answers(VerifierBehaviour behaviour, uint256 size, uint256 word) private {
        verifier.setBehaviour(behaviour);
        vm.expectRevert(
            abi.encodeWithSelector(IEzklErrors.EzklUnexpectedAnswer.selector, verifier, size, word)
        );
        gate.accept(account, TOPIC, VALID_PROOF, _instances());
    }
}
