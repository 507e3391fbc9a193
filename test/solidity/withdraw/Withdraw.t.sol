// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {RejectReason} from "../../../contracts/interfaces/IIdolAudits.sol";
import {ClaimStatus, IIdolClaims} from "../../../contracts/interfaces/IIdolClaims.sol";
import {IIdolSeasons, SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {ReceiverBehaviour} from "../../../contracts/mocks/MockReceiver.sol";
import {TokenBehaviour} from "../../../contracts/mocks/MockToken.sol";
import {Defaults} from "../utils/Defaults.sol";
import {RewardTest} from "../utils/RewardTest.sol";

/// @dev withdraw and withdrawFor.
contract WithdrawTest is RewardTest {
    uint256 internal season;

    function setUp() public override {
        super.setUp();
        season = _openFunded();
        _claim(season);
        vm.prank(relayer);
        reward.claimFor(_submission(season, address(receiver), Defaults.SCORE));
    }

    function test_RevertWhen_SeasonUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonUnknown.selector, 99));
        reward.withdraw(99, stranger);
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonUnknown.selector, 99));
        reward.withdrawFor(99, singer);
    }

    function test_RevertWhen_SenderHasNoClaim() external {
        vm.expectRevert(abi.encodeWithSelector(IIdolClaims.IdolNothingOwed.selector, season, stranger));
        vm.prank(stranger);
        reward.withdraw(season, stranger);
    }

    function test_RevertWhen_Twice() external {
        reward.withdrawFor(season, singer);
        vm.expectRevert(abi.encodeWithSelector(IIdolClaims.IdolNothingOwed.selector, season, singer));
        reward.withdrawFor(season, singer);
        vm.expectRevert(abi.encodeWithSelector(IIdolClaims.IdolNothingOwed.selector, season, singer));
        vm.prank(singer);
        reward.withdraw(season, singer);
    }

    function test_RevertWhen_ReceiverIsZero() external {
        _refusedTo(address(0), abi.encodeWithSelector(ITreasury.IdolInvalidReceiver.selector, address(0)));
    }

    function test_RevertWhen_ReceiverIsTheContract() external {
        _refusedTo(address(reward), abi.encodeWithSelector(ITreasury.IdolInvalidReceiver.selector, reward));
    }

    function test_RevertWhen_ReceiverReverts_NothingIsLost() external {
        receiver.setBehaviour(ReceiverBehaviour.Reverts);
        bytes memory why = abi.encodeWithSelector(
            ITreasury.IdolPaymentFailed.selector,
            receiver,
            Defaults.PRIZE
        );
        vm.expectRevert(why);
        reward.withdrawFor(season, address(receiver));
        assertEq(_status(season, address(receiver)), ClaimStatus.Owed);

        // The singer itself can send it elsewhere.
        vm.prank(address(receiver));
        reward.withdraw(season, stranger);
        assertEq(stranger.balance, Defaults.PRIZE);
    }

    function test_RevertWhen_ReceiverBurnsGas_NothingIsLost() external {
        receiver.setBehaviour(ReceiverBehaviour.BurnsGas);
        vm.expectRevert(
            abi.encodeWithSelector(ITreasury.IdolPaymentFailed.selector, receiver, Defaults.PRIZE)
        );
        reward.withdrawFor{gas: 1_000_000}(season, address(receiver));
        assertEq(_status(season, address(receiver)), ClaimStatus.Owed);
    }

    function test_WhenReceiverReenters_PaidOnce() external {
        _reenter(abi.encodeCall(reward.withdrawFor, (season, address(receiver))));
        _reenter(abi.encodeCall(reward.withdraw, (season, address(receiver))));
        _reenter(abi.encodeCall(reward.claimFor, (_submission(season, address(receiver), Defaults.ONE))));
        _reenter(abi.encodeCall(reward.fund, (season, 0)));
    }

    function test_For_RevertWhen_TheSingerRefusesIt() external {
        vm.expectEmit(address(reward));
        emit IIdolClaims.WithdrawForRefused(address(receiver), true);
        vm.prank(address(receiver));
        reward.refuseWithdrawFor(true);
        assertTrue(reward.refusesWithdrawFor(address(receiver)));
        vm.expectRevert(abi.encodeWithSelector(IIdolClaims.IdolWithdrawForRefused.selector, receiver));
        reward.withdrawFor(season, address(receiver));
        // Nobody else's is refused with it, and its own way is open.
        reward.withdrawFor(season, singer);
        vm.prank(address(receiver));
        reward.withdraw(season, stranger);
        assertEq(stranger.balance, Defaults.PRIZE);
    }

    function test_For_WhenTheSingerAllowsItAgain() external {
        vm.startPrank(address(receiver));
        reward.refuseWithdrawFor(true);
        reward.refuseWithdrawFor(false);
        vm.stopPrank();
        reward.withdrawFor(season, address(receiver));
        assertEq(address(receiver).balance, Defaults.PRIZE);
    }

    function test_WhenSingerWithdrawsToAnyone() external {
        vm.expectEmit(address(reward));
        emit IIdolClaims.PrizeWithdrawn(season, singer, stranger, Defaults.PRIZE);
        vm.prank(singer);
        reward.withdraw(season, stranger);
        assertEq(stranger.balance, Defaults.PRIZE);
        assertEq(_status(season, singer), ClaimStatus.Withdrawn);
    }

    function test_WhenAnyoneSendsIt_TheSingerIsPaid() external {
        vm.expectEmit(address(reward));
        emit IIdolClaims.PrizeWithdrawn(season, singer, singer, Defaults.PRIZE);
        vm.prank(stranger);
        reward.withdrawFor(season, singer);
        assertEq(singer.balance, Defaults.PRIZE);
        assertEq(stranger.balance, 0);
    }

    function test_WhenSeasonIsPausedOrClosedOut() external {
        vm.prank(guardian);
        reward.pause(season);
        reward.withdrawFor(season, singer);
        vm.warp(Defaults.CLOSES_AT + reward.MAX_PAUSE());
        vm.prank(organiser);
        reward.closeOut(season, organiser);
        reward.withdrawFor(season, address(receiver));
        assertEq(address(receiver).balance, Defaults.PRIZE);
        assertEq(address(reward).balance, 0);
    }

    function test_RevertWhen_AuditIsNotOver() external {
        uint256 audited = _openAudited();
        _claim(audited);
        vm.warp(Defaults.FINAL_AT - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IIdolClaims.IdolClaimNotFinal.selector, audited, singer, Defaults.FINAL_AT)
        );
        reward.withdrawFor(audited, singer);
        (uint256 amount, uint256 payableFrom) = reward.owedTo(audited, singer);
        assertEq(amount, Defaults.PRIZE + Defaults.BOND);
        assertEq(payableFrom, Defaults.FINAL_AT);
    }

    function test_WhenAuditIsOver_PrizeAndBondWithoutAnyoneActing() external {
        uint256 audited = _openAudited();
        _claim(audited);
        vm.warp(Defaults.FINAL_AT);
        vm.prank(singer);
        reward.withdraw(audited, stranger);
        assertEq(stranger.balance, Defaults.PRIZE + Defaults.BOND);
    }

    function test_RevertWhen_ClaimWasRejected() external {
        uint256 audited = _openAudited();
        _claim(audited);
        vm.warp(Defaults.REVEAL_ENDS_AT);
        vm.prank(auditor);
        reward.reject(audited, singer, RejectReason.NotRevealed, address(0));
        vm.warp(Defaults.FINAL_AT);
        vm.expectRevert(abi.encodeWithSelector(IIdolClaims.IdolNothingOwed.selector, audited, singer));
        reward.withdrawFor(audited, singer);
    }

    function test_WhenTokenReturnsNothing() external {
        uint256 paid = _tokenSeason();
        token.setBehaviour(TokenBehaviour.ReturnsNothing);
        reward.withdrawFor(paid, singer);
        assertEq(token.balanceOf(singer), Defaults.PRIZE);
    }

    function test_RevertWhen_TokenReturnsFalse_NothingIsLost() external {
        uint256 paid = _tokenSeason();
        token.setBehaviour(TokenBehaviour.ReturnsFalse);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token));
        reward.withdrawFor(paid, singer);
        token.setBehaviour(TokenBehaviour.Conforming);
        reward.withdrawFor(paid, singer);
        assertEq(token.balanceOf(singer), Defaults.PRIZE);
    }

    function test_WhenTokenReenters_PaidOnce() external {
        uint256 paid = _tokenSeason();
        token.setBehaviour(TokenBehaviour.Reenters);
        token.setCall(address(reward), abi.encodeCall(reward.withdrawFor, (paid, singer)));
        reward.withdrawFor(paid, singer);
        assertEq(token.reentryError(), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        assertEq(token.balanceOf(singer), Defaults.PRIZE);
    }

    function test_WhenTokenIsHostile_TheNativeCoinIsUntouched() external {
        uint256 paid = _tokenSeason();
        uint256 held = reward.heldOf(address(0));
        token.setBehaviour(TokenBehaviour.LiesUpwards);
        reward.withdrawFor(paid, singer);
        assertEq(reward.heldOf(address(0)), held);
        reward.withdrawFor(season, singer);
        assertEq(singer.balance, Defaults.PRIZE);
    }

    function _tokenSeason() private returns (uint256 paid) {
        SeasonTerms memory terms = _terms();
        terms.currency = address(token);
        paid = _openFunded(terms, Defaults.POT);
        _claim(paid);
    }

    function _reenter(bytes memory call_) private {
        uint256 snapshot = vm.snapshotState();
        receiver.setBehaviour(ReceiverBehaviour.Reenters);
        receiver.setCall(address(reward), call_);
        reward.withdrawFor(season, address(receiver));
        assertEq(receiver.reentryError(), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        assertEq(address(receiver).balance, Defaults.PRIZE);
        vm.revertToState(snapshot);
    }

    function _refusedTo(address to, bytes memory why) private {
        vm.expectRevert(why);
        vm.prank(singer);
        reward.withdraw(season, to);
    }
}
