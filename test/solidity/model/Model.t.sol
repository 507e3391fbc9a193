// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Test} from "forge-std/Test.sol";
import {IdolReward} from "../../../contracts/IdolReward.sol";
import {MockVerifier} from "../../../contracts/mocks/MockVerifier.sol";
import {Defaults} from "../utils/Defaults.sol";
import {Calls} from "./Calls.sol";
import {Comparison} from "./Comparison.sol";
import {ModelHandler} from "./ModelHandler.sol";
import {Reference} from "./Reference.sol";

/// @dev Law 9 of test/contracts/INVARIANTS.md: the contract does what its model does, and refuses what it refuses.
contract ModelTest is Test {
    uint256 private constant RUNS = 12;
    uint256 private constant DEPTH = 120;

    ModelHandler internal handler;

    function setUp() public {
        vm.warp(Defaults.NOW);
        IdolReward reward = new IdolReward(address(0x0111), address(0x0222));
        Reference model = new Reference();
        address[] memory singers = new address[](4);
        for (uint256 i = 0; i < 4; ++i) singers[i] = vm.addr(0xa11ce + i);
        handler = new ModelHandler(
            reward,
            new MockVerifier(),
            model,
            new Comparison(reward, model, singers),
            new Calls(reward, model)
        );
        for (uint256 i = 0; i < 3; ++i) {
            handler.open(i, 0);
            handler.fund(i, 2 * Defaults.PRIZE);
        }
        targetContract(address(handler));
    }

    /// forge-config: default.invariant.runs = 40
    /// forge-config: default.invariant.depth = 100
    function invariant_ContractAndModelAgree() external view {
        assertEq(handler.disagreement(), "", "law 9: contract and model disagree");
    }

    /// @dev So that the law does not hold for want of anything happening; and that far without a fuzzer.
    function test_EveryCallIsTakenAndRefused() external {
        bytes32[12] memory calls = [
            bytes32("open"),
            "fund",
            "claim",
            "claimFor",
            "withdraw",
            "pause",
            "unpause",
            "end",
            "reveal",
            "reject",
            "closeOut",
            "promote"
        ];
        uint256[2][12] memory done;
        bytes32 seed = keccak256("model");
        for (uint256 run = 0; run < RUNS; ++run) {
            setUp();
            for (uint256 i = 0; i < DEPTH; ++i) {
                seed = keccak256(abi.encode(seed));
                _act(uint256(seed) % 17, uint256(keccak256(abi.encode(seed, 1))));
            }
            assertEq(handler.disagreement(), "", "contract and model disagree");
            for (uint256 i = 0; i < calls.length; ++i) {
                done[i][0] += handler.count(calls[i], false);
                done[i][1] += handler.count(calls[i], true);
            }
        }
        for (uint256 i = 0; i < calls.length; ++i) {
            assertGt(done[i][1], 1, string.concat("taken: ", string(abi.encodePacked(calls[i]))));
            if (calls[i] == "promote") continue;
            assertGt(done[i][0], 1, string.concat("refused: ", string(abi.encodePacked(calls[i]))));
        }
    }

    function _act(uint256 action, uint256 a) private {
        (uint256 b, uint256 c, uint256 d) = (a >> 64, a >> 128, a >> 192);
        if (action == 0) handler.open(a, b);
        else if (action == 1) handler.fund(a, b);
        else if (action < 4) handler.claim(a, b, c, d);
        else if (action == 4) handler.withdraw(a, b, c);
        else if (action == 5) handler.refuse(a, b % 4 == 0);
        else if (action == 6) handler.pause(a, b);
        else if (action == 7) handler.unpause(a, b);
        else if (action == 8) handler.end(a, b);
        else if (action == 9) handler.reveal(a, b, c);
        else if (action == 10) handler.reject(a, b, c, d);
        else if (action == 11) handler.closeOut(a, b);
        else if (action == 12) handler.promote(a);
        else if (action < 15) handler.pass(a, b);
        else if (action == 15) handler.reveal(a, b, c);
        else handler.withdraw(a, b, c);
    }
}
