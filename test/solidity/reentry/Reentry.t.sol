// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {RejectReason} from "../../../contracts/interfaces/IIdolAudits.sol";
import {Submission} from "../../../contracts/interfaces/IIdolClaims.sol";
import {SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {ReceiverBehaviour} from "../../../contracts/mocks/MockReceiver.sol";
import {TokenBehaviour} from "../../../contracts/mocks/MockToken.sol";
import {Defaults} from "../utils/Defaults.sol";
import {RewardTest} from "../utils/RewardTest.sol";

/// @dev Whatever pays or is paid may call back: it is the lock that refuses it, and not some other want of the call.
contract ReentryTest is RewardTest {
    uint256 internal plain;
    uint256 internal audited;

    function setUp() public override {
        super.setUp();
        SeasonTerms memory terms = _terms();
        terms.currency = address(token);
        plain = _openFunded(terms, Defaults.POT);
        terms = _auditedTerms();
        terms.currency = address(token);
        audited = _openFunded(terms, Defaults.POT);
        _claim(plain);
        _claim(audited, stranger, Defaults.SCORE);
        token.mint(relayer, Defaults.POT);
        vm.prank(relayer);
        token.approve(address(reward), Defaults.POT);
    }

    function test_WhenATokenReenters_EveryDoorIsLocked() external {
        Submission[] memory batch = new Submission[](1);
        batch[0] = _submission(plain);
        bytes[10] memory doors = [
            abi.encodeCall(reward.fund, (plain, 0)),
            abi.encodeCall(reward.claim, (_submission(plain))),
            abi.encodeCall(reward.claimFor, (_submission(plain))),
            abi.encodeCall(reward.withdraw, (plain, stranger)),
            abi.encodeCall(reward.withdrawFor, (plain, singer)),
            abi.encodeCall(reward.closeOut, (plain, stranger)),
            abi.encodeCall(reward.closeOutFor, (plain)),
            abi.encodeCall(reward.reject, (audited, stranger, RejectReason.NoVoice, address(0))),
            abi.encodeCall(reward.promote, (audited)),
            abi.encodeCall(reward.claimBatch, (batch))
        ];
        for (uint256 i = 0; i < doors.length; ++i) {
            uint256 snapshot = vm.snapshotState();
            _reenter(doors[i]);
            vm.prank(relayer);
            reward.fund(plain, 1);
            _wasLocked();
            vm.revertToState(snapshot);
        }
    }

    function test_Claim_WhenItsBondReenters_IsLocked() external {
        Submission memory made = _submission(audited, relayer, Defaults.SCORE);
        _reenter(abi.encodeCall(reward.withdrawFor, (plain, singer)));
        vm.prank(relayer);
        reward.claim(made);
        _wasLocked();
    }

    function test_ClaimFor_WhenItsBondReenters_IsLocked() external {
        Submission memory made = _signedSubmission(audited, singerKey);
        _reenter(abi.encodeCall(reward.withdrawFor, (plain, singer)));
        vm.prank(relayer);
        reward.claimFor(made);
        _wasLocked();
    }

    function test_ClaimBatch_WhenABondReenters_IsLocked() external {
        Submission[] memory batch = new Submission[](1);
        batch[0] = _signedSubmission(audited, singerKey);
        _reenter(abi.encodeCall(reward.withdrawFor, (plain, singer)));
        vm.prank(relayer);
        reward.claimBatch(batch);
        _wasLocked();
    }

    function test_Withdraw_WhenTheTokenReenters_IsLocked() external {
        _reenter(abi.encodeCall(reward.fund, (plain, 1)));
        vm.prank(singer);
        reward.withdraw(plain, relayer);
        _wasLocked();
    }

    function test_WithdrawFor_WhenTheTokenReenters_IsLocked() external {
        _reenter(abi.encodeCall(reward.fund, (plain, 1)));
        reward.withdrawFor(plain, singer);
        _wasLocked();
    }

    function test_CloseOut_WhenTheTokenReenters_IsLocked() external {
        vm.warp(Defaults.CLOSES_AT);
        _reenter(abi.encodeCall(reward.withdrawFor, (plain, singer)));
        vm.prank(organiser);
        reward.closeOut(plain, organiser);
        _wasLocked();
    }

    function test_CloseOutFor_WhenTheTokenReenters_IsLocked() external {
        vm.warp(Defaults.CLOSES_AT);
        _reenter(abi.encodeCall(reward.withdrawFor, (plain, singer)));
        vm.prank(stranger);
        reward.closeOutFor(plain);
        _wasLocked();
    }

    function test_WhenTheOrganiserReenters_IsLocked() external {
        SeasonTerms memory terms = _terms();
        terms.organiser = address(receiver);
        uint256 season = _openFunded(terms, 10);
        vm.warp(Defaults.CLOSES_AT);
        receiver.setBehaviour(ReceiverBehaviour.Reenters);
        receiver.setCall(address(reward), abi.encodeCall(reward.closeOut, (season, address(receiver))));
        vm.prank(address(receiver));
        reward.closeOut(season, address(receiver));
        assertEq(receiver.reentryError(), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        assertEq(address(receiver).balance, 10);
    }

    function _reenter(bytes memory call_) private {
        token.setBehaviour(TokenBehaviour.Reenters);
        token.setCall(address(reward), call_);
    }

    function _wasLocked() private view {
        assertEq(token.reentryError(), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
    }
}
