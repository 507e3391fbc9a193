// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {EzklVerifierCall} from "hardhat-ezkl/contracts/EzklVerifierCall.sol";
import {IEzklErrors} from "hardhat-ezkl/contracts/IEzklErrors.sol";
import {IEzklVerifier} from "hardhat-ezkl/contracts/IEzklVerifier.sol";
import {ClaimStatus, Submission} from "../../../contracts/interfaces/IIdolClaims.sol";
import {VerifierBehaviour} from "../../../contracts/mocks/MockVerifier.sol";
import {RewardTest} from "../utils/RewardTest.sol";
import {VerifierCaller} from "../utils/VerifierCaller.sol";

/// @dev claim: what a verifier can do.
contract VerifierCallTest is RewardTest {
    uint256 internal season;

    function setUp() public override {
        super.setUp();
        season = _openFunded();
    }

    function test_RevertWhen_VerifierIsGone() external {
        vm.etch(address(verifier), "");
        _refused(abi.encodeWithSelector(IEzklErrors.EzklVerifierHasNoCode.selector, verifier));
    }

    function test_RevertWhen_VerifierChanged() external {
        bytes32 before = address(verifier).codehash;
        vm.etch(address(verifier), address(token).code);
        _refused(
            abi.encodeWithSelector(
                IEzklErrors.EzklVerifierChanged.selector,
                verifier,
                before,
                address(verifier).codehash
            )
        );
    }

    function test_RevertWhen_VerifierRefuses() external {
        Submission memory made = _submission(season);
        made.proof[0] ^= 0x01;
        vm.expectRevert(abi.encodeWithSelector(IEzklErrors.EzklInvalidProof.selector, verifier));
        vm.prank(singer);
        reward.claim(made);
    }

    function test_RevertWhen_VerifierRevertsWithData() external {
        _refusedBy(
            VerifierBehaviour.RevertsWithData,
            abi.encodeWithSelector(IEzklErrors.EzklInvalidProof.selector, verifier)
        );
    }

    function test_RevertWhen_VerifierAnswersFalse() external {
        _refusedBy(VerifierBehaviour.False, _answer(32, 0));
    }

    function test_RevertWhen_VerifierAnswersTwo() external {
        _refusedBy(VerifierBehaviour.Two, _answer(32, 2));
    }

    function test_RevertWhen_VerifierAnswersNothing() external {
        _refusedBy(VerifierBehaviour.Nothing, _answer(0, 0));
    }

    function test_RevertWhen_VerifierAnswersTooLittle() external {
        // The word's last byte, the 1, is missing; what arrives is 31 zero bytes.
        _refusedBy(VerifierBehaviour.Short, _answer(31, 0));
    }

    function test_RevertWhen_VerifierAnswersTooMuch() external {
        _refusedBy(VerifierBehaviour.Long, _answer(64, 1));
    }

    function test_RevertWhen_VerifierAnswersABomb() external {
        verifier.setBehaviour(VerifierBehaviour.Bomb);
        Submission memory made = _submission(season);
        uint256 before = gasleft();
        vm.expectRevert(_answer(100_000, 1));
        vm.prank(singer);
        reward.claim(made);
        // The bomb's own memory is dear; copying it would cost as much again.
        assertLt(before - gasleft(), 200_000);
    }

    /// @dev The number itself: nearly three times what a circuit of one column needs.
    function test_TheCap_IsWhatIsSaid() external pure {
        assertEq(EzklVerifierCall.GAS_CAP, 1_500_000);
    }

    function test_RevertWhen_VerifierBurnsItsGas() external {
        verifier.setBehaviour(VerifierBehaviour.BurnsGas);
        Submission memory made = _submission(season);
        uint256 before = gasleft();
        vm.expectRevert(
            abi.encodeWithSelector(
                IEzklErrors.EzklVerifierOutOfGas.selector,
                verifier,
                EzklVerifierCall.GAS_CAP
            )
        );
        vm.prank(singer);
        reward.claim(made);
        assertLt(before - gasleft(), EzklVerifierCall.GAS_CAP + 200_000);
    }

    function test_RevertWhen_LittleGasIsLeft_StillOurError() external {
        verifier.setBehaviour(VerifierBehaviour.BurnsGas);
        bytes memory call_ = abi.encodeCall(reward.claim, (_submission(season)));
        // Little, and nearly as much as the cap.
        uint256[2] memory gas_ = [uint256(500_000), 1_500_000];
        for (uint256 i = 0; i < gas_.length; ++i) {
            vm.prank(singer);
            (bool success, bytes memory why) = address(reward).call{gas: gas_[i]}(call_);
            assertFalse(success);
            assertEq(bytes4(why), IEzklErrors.EzklVerifierOutOfGas.selector);
        }
    }

    /// @dev The more gas, the more a 64th is beside what the call itself costs.
    function test_RevertWhen_LessThanAGreatCapIsLeft_StillOurError() external {
        verifier.setBehaviour(VerifierBehaviour.BurnsGas);
        Submission memory made = _submission(season);
        bytes memory call_ = abi.encodeCall(
            VerifierCaller.check,
            (address(verifier), made.proof, made.instances, 30_000_000)
        );
        (bool success, bytes memory why) = address(new VerifierCaller()).call{gas: 20_000_000}(call_);
        assertFalse(success);
        assertEq(bytes4(why), IEzklErrors.EzklVerifierOutOfGas.selector);
    }

    function test_WhenAccepted_TheVerifierSawOurOwnEncoding() external {
        Submission memory made = _submission(season);
        vm.expectCall(
            address(verifier),
            abi.encodeCall(IEzklVerifier.verifyProof, (made.proof, made.instances)),
            1
        );
        vm.prank(singer);
        reward.claim(made);
        assertEq(_status(season, singer), ClaimStatus.Owed);
    }

    function test_RevertWhen_VerifierRefusesABetterScore() external {
        _claim(season);
        Submission memory made = _submission(season, singer, 2 ** 21);
        made.proof = "forged";
        vm.expectRevert(abi.encodeWithSelector(IEzklErrors.EzklInvalidProof.selector, verifier));
        vm.prank(singer);
        reward.claim(made);
    }

    function testFuzz_RevertWhen_ProofIsAnyOther(bytes memory proof) external {
        Submission memory made = _submission(season);
        vm.assume(keccak256(proof) != keccak256(made.proof));
        made.proof = proof;
        vm.expectRevert(abi.encodeWithSelector(IEzklErrors.EzklInvalidProof.selector, verifier));
        vm.prank(relayer);
        reward.claimFor(made);
    }

    function _answer(uint256 size, uint256 word) private view returns (bytes memory) {
        return abi.encodeWithSelector(IEzklErrors.EzklUnexpectedAnswer.selector, verifier, size, word);
    }

    function _refusedBy(VerifierBehaviour behaviour, bytes memory why) private {
        verifier.setBehaviour(behaviour);
        _refused(why);
    }

    function _refused(bytes memory why) private {
        Submission memory made = _submission(season);
        vm.expectRevert(why);
        vm.prank(singer);
        reward.claim(made);
        assertEq(_status(season, singer), ClaimStatus.None);
    }
}
