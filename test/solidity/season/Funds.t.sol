// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {RejectReason} from "../../../contracts/interfaces/IIdolAudits.sol";
import {IIdolClaims, Submission} from "../../../contracts/interfaces/IIdolClaims.sol";
import {IIdolSeasons, SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {ReceiverBehaviour} from "../../../contracts/mocks/MockReceiver.sol";
import {TokenBehaviour} from "../../../contracts/mocks/MockToken.sol";
import {Defaults} from "../utils/Defaults.sol";
import {RewardTest} from "../utils/RewardTest.sol";

/// @dev fund, closeOut, and the bonds of claims.
contract FundsTest is RewardTest {
    uint256 internal season;
    uint256 internal paid;

    function setUp() public override {
        super.setUp();
        season = _open(_terms());
        SeasonTerms memory terms = _auditedTerms();
        terms.currency = address(token);
        paid = _open(terms);
        token.mint(stranger, 10 * Defaults.POT);
        vm.prank(stranger);
        token.approve(address(reward), type(uint256).max);
    }

    /// @dev In the test itself: EDR loses a sender of value whose prank began in {setUp}.
    modifier asStranger() {
        vm.deal(stranger, 10 * Defaults.POT);
        vm.startPrank(stranger);
        _;
        vm.stopPrank();
    }

    function test_Fund_RevertWhen_SeasonUnknown() external asStranger {
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonUnknown.selector, 99));
        reward.fund{value: 1}(99, 1);
    }

    function test_Fund_RevertWhen_Closed() external asStranger {
        vm.warp(Defaults.CLOSES_AT);
        vm.expectRevert(
            abi.encodeWithSelector(IIdolSeasons.IdolSeasonClosed.selector, season, Defaults.CLOSES_AT)
        );
        reward.fund{value: 1}(season, 1);
    }

    function test_Fund_RevertWhen_ValueIsAnother() external asStranger {
        vm.expectRevert(abi.encodeWithSelector(ITreasury.IdolValueMismatch.selector, 2, 1));
        reward.fund{value: 1}(season, 2);
    }

    function test_Fund_RevertWhen_ValueIsSentToATokenSeason() external asStranger {
        vm.expectRevert(abi.encodeWithSelector(ITreasury.IdolValueMismatch.selector, 0, 1));
        reward.fund{value: 1}(paid, 1);
    }

    function test_Fund_RevertWhen_NothingArrives() external asStranger {
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolNothingFunded.selector, season));
        reward.fund(season, 0);
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolNothingFunded.selector, paid));
        reward.fund(paid, 0);
        token.setBehaviour(TokenBehaviour.LiesDownwards);
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolNothingFunded.selector, paid));
        reward.fund(paid, 1);
    }

    function test_Fund_RevertWhen_TokenReturnsFalse() external asStranger {
        token.setBehaviour(TokenBehaviour.ReturnsFalse);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token));
        reward.fund(paid, 1);
    }

    function test_Fund_RevertWhen_PotWouldOverflow() external asStranger {
        uint256 tooMuch = uint256(type(uint128).max) + 1;
        token.mint(stranger, tooMuch);
        vm.expectRevert(
            abi.encodeWithSelector(ITreasury.IdolCurrencyOverflow.selector, address(token), tooMuch)
        );
        reward.fund(paid, tooMuch);
    }

    /// @dev All that lies here in a currency can go back to one pot, so a full pot stops no rejection.
    function test_Fund_WhenThePotIsFull_RejectionsGoOn() external asStranger {
        uint256 all = type(uint128).max - Defaults.BOND;
        token.mint(stranger, all);
        reward.fund(paid, all);
        _stoppedClaim(paid);
        vm.expectRevert(
            abi.encodeWithSelector(
                ITreasury.IdolCurrencyOverflow.selector,
                address(token),
                uint256(type(uint128).max) + 1
            )
        );
        vm.prank(stranger);
        reward.fund(paid, 1);
        vm.warp(Defaults.REVEAL_ENDS_AT);
        vm.prank(auditor);
        reward.reject(paid, singer, RejectReason.NotRevealed, address(0));
        assertEq(_pot(paid), all);
    }

    /// @dev A rebase, or a fee on top, took what is others': nothing more is taken in that token.
    function test_Fund_RevertWhen_LessLiesHereThanIsOwed() external asStranger {
        reward.fund(paid, 100);
        token.burn(address(reward));
        vm.expectRevert(
            abi.encodeWithSelector(ITreasury.IdolCurrencyShort.selector, address(token), 10, 110)
        );
        reward.fund(paid, 10);
        token.mint(address(reward), 99);
        vm.expectRevert(
            abi.encodeWithSelector(ITreasury.IdolCurrencyShort.selector, address(token), 109, 110)
        );
        reward.fund(paid, 10);
        token.mint(address(reward), 1);
        reward.fund(paid, 10);
        assertEq(reward.heldOf(address(token)), token.balanceOf(address(reward)));
    }

    function test_Fund_RevertWhen_CoinComesWithoutASeason() external asStranger {
        (bool success, ) = address(reward).call{value: 1}("");
        assertFalse(success);
    }

    function test_Fund_WhenNative() external asStranger {
        vm.expectEmit(address(reward));
        emit IIdolSeasons.SeasonFunded(season, stranger, 5, 5);
        reward.fund{value: 5}(season, 5);
        vm.expectEmit(address(reward));
        emit IIdolSeasons.SeasonFunded(season, stranger, 2, 7);
        reward.fund{value: 2}(season, 2);
        assertEq(_pot(season), 7);
        assertEq(reward.heldOf(address(0)), 7);
        assertEq(reward.heldOf(address(token)), 0);
    }

    function test_Fund_WhenTokenTakesAFee_CreditsWhatArrives() external asStranger {
        token.setBehaviour(TokenBehaviour.TakesFee);
        vm.expectEmit(address(reward));
        emit IIdolSeasons.SeasonFunded(paid, stranger, 90, 90);
        reward.fund(paid, 100);
        assertEq(reward.heldOf(address(token)), token.balanceOf(address(reward)));
    }

    function test_Fund_WhenTokenReturnsNothing() external asStranger {
        token.setBehaviour(TokenBehaviour.ReturnsNothing);
        reward.fund(paid, 100);
        assertEq(_pot(paid), 100);
    }

    function test_Fund_WhenTokenReenters_CreditsOnce() external asStranger {
        token.setBehaviour(TokenBehaviour.Reenters);
        token.setCall(address(reward), abi.encodeCall(reward.fund, (paid, 100)));
        reward.fund(paid, 100);
        assertEq(token.reentryError(), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        assertEq(_pot(paid), 100);
        assertEq(token.balanceOf(address(reward)), 100);
    }

    function test_Bond_RevertWhen_NotSentAlong() external asStranger {
        uint256 audited = _auditedSeason();
        Submission memory made = _submission(audited, stranger, Defaults.SCORE);
        vm.expectRevert(abi.encodeWithSelector(ITreasury.IdolValueMismatch.selector, Defaults.BOND, 0));
        reward.claim(made);
    }

    /// @dev A token that does not answer now holds up nobody who owes it nothing.
    function test_Bond_WhenThereIsNone_TheTokenIsNotAsked() external {
        SeasonTerms memory terms = _terms();
        terms.currency = address(token);
        uint256 plain = _openFunded(terms, Defaults.POT);
        token.setBehaviour(TokenBehaviour.ReturnsFalse);
        _claim(plain);
        (uint256 amount, ) = reward.owedTo(plain, singer);
        assertEq(amount, Defaults.PRIZE);
    }

    function test_Bond_RevertWhen_TokenTakesAFee() external asStranger {
        reward.fund(paid, Defaults.POT);
        token.setBehaviour(TokenBehaviour.TakesFee);
        Submission memory made = _submission(paid, stranger, Defaults.SCORE);
        vm.expectRevert(
            abi.encodeWithSelector(
                IIdolClaims.IdolBondMismatch.selector,
                Defaults.BOND,
                Defaults.BOND - Defaults.BOND / 10
            )
        );
        reward.claim(made);
    }

    function test_Bond_WhenPosted_IsHeldAndOwedToTheSinger() external asStranger {
        uint256 audited = _auditedSeason();
        uint256 held = reward.heldOf(address(0));
        vm.expectEmit(address(reward));
        emit IIdolClaims.PrizeClaimed(
            audited,
            singer,
            stranger,
            Defaults.SCORE,
            _commitment(singer),
            Defaults.PRIZE,
            Defaults.BOND
        );
        reward.claimFor{value: Defaults.BOND}(_signedSubmission(audited, singerKey));
        assertEq(reward.heldOf(address(0)), held + Defaults.BOND);
        assertEq(reward.claimOf(audited, singer).commitment, _commitment(singer));
        assertEq(reward.claimOf(audited, singer).recordingHash, bytes32(0));
        (uint256 amount, ) = reward.owedTo(audited, singer);
        assertEq(amount, Defaults.PRIZE + Defaults.BOND);
    }

    function test_CloseOut_RevertWhen_SeasonUnknown() external asStranger {
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonUnknown.selector, 99));
        reward.closeOut(99, stranger);
    }

    function test_CloseOut_RevertWhen_SenderIsNotTheOrganiser() external asStranger {
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolNotOrganiser.selector, season, stranger));
        reward.closeOut(season, stranger);
    }

    function test_CloseOut_RevertWhen_NotClosed() external asStranger {
        reward.fund{value: 5}(season, 5);
        vm.warp(Defaults.CLOSES_AT - 1);
        _refusedCloseOut(
            season,
            organiser,
            abi.encodeWithSelector(IIdolSeasons.IdolSeasonNotFinal.selector, season, Defaults.CLOSES_AT)
        );
    }

    function test_CloseOut_RevertWhen_AuditIsNotOver() external asStranger {
        reward.fund(paid, 5);
        vm.warp(Defaults.FINAL_AT - 1);
        _refusedCloseOut(
            paid,
            organiser,
            abi.encodeWithSelector(IIdolSeasons.IdolSeasonNotFinal.selector, paid, Defaults.FINAL_AT)
        );
    }

    function test_CloseOut_RevertWhen_PotIsEmpty() external asStranger {
        vm.warp(Defaults.CLOSES_AT);
        _refusedCloseOut(
            season,
            organiser,
            abi.encodeWithSelector(IIdolSeasons.IdolNothingLeft.selector, season)
        );
    }

    function test_CloseOut_RevertWhen_ReceiverCannotBePaid() external asStranger {
        reward.fund{value: 5}(season, 5);
        vm.warp(Defaults.CLOSES_AT);
        _refusedCloseOut(
            season,
            address(0),
            abi.encodeWithSelector(ITreasury.IdolInvalidReceiver.selector, address(0))
        );
        receiver.setBehaviour(ReceiverBehaviour.Reverts);
        _refusedCloseOut(
            season,
            address(receiver),
            abi.encodeWithSelector(ITreasury.IdolPaymentFailed.selector, receiver, 5)
        );
    }

    function test_CloseOut_WhenOver_LeavesWhatIsOwed() external asStranger {
        reward.fund{value: Defaults.POT}(season, Defaults.POT);
        reward.claimFor(_submission(season));
        vm.warp(Defaults.CLOSES_AT);
        vm.expectEmit(address(reward));
        emit IIdolSeasons.SeasonClosedOut(season, stranger, Defaults.POT - Defaults.PRIZE);
        vm.stopPrank();
        vm.prank(organiser);
        reward.closeOut(season, stranger);
        assertEq(_pot(season), 0);
        assertEq(address(reward).balance, Defaults.PRIZE);
        assertEq(reward.heldOf(address(0)), Defaults.PRIZE);
        reward.withdrawFor(season, singer);
        assertEq(singer.balance, Defaults.PRIZE);
        assertEq(reward.heldOf(address(0)), 0);
    }

    function test_CloseOutFor_RevertWhen_SeasonUnknownOrNotClosed() external asStranger {
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonUnknown.selector, 99));
        reward.closeOutFor(99);
        reward.fund{value: 5}(season, 5);
        vm.warp(Defaults.CLOSES_AT - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IIdolSeasons.IdolSeasonNotFinal.selector, season, Defaults.CLOSES_AT)
        );
        reward.closeOutFor(season);
    }

    function test_CloseOutFor_WhenNobodyIsNamed_PaysTheOrganiser() external asStranger {
        reward.fund{value: 5}(season, 5);
        vm.warp(Defaults.CLOSES_AT);
        reward.closeOutFor(season);
        assertEq(organiser.balance, 5);
    }

    /// @dev So that nothing is locked where an organiser's contract cannot be paid.
    function test_CloseOutFor_WhenSomebodyIsNamed_PaysWhomTheOrganiserNamed() external asStranger {
        reward.fund{value: 5}(season, 5);
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolNotOrganiser.selector, season, stranger));
        reward.setRefundReceiver(season, stranger);
        vm.stopPrank();
        vm.expectEmit(address(reward));
        emit IIdolSeasons.RefundReceiverChanged(season, singer);
        vm.prank(organiser);
        reward.setRefundReceiver(season, singer);
        assertEq(reward.refundReceiverOf(season), singer);
        vm.warp(Defaults.CLOSES_AT);
        reward.closeOutFor(season);
        assertEq(singer.balance, 5);
        assertEq(organiser.balance, 0);
    }

    function test_CloseOut_WhenReceiverReenters_PaidOnce() external asStranger {
        reward.fund{value: 10}(season, 10);
        vm.warp(Defaults.CLOSES_AT);
        receiver.setBehaviour(ReceiverBehaviour.Reenters);
        receiver.setCall(address(reward), abi.encodeCall(reward.closeOut, (season, address(receiver))));
        vm.stopPrank();
        vm.prank(organiser);
        reward.closeOut(season, address(receiver));
        assertEq(receiver.reentryError(), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        assertEq(address(receiver).balance, 10);
    }

    function testFuzz_Fund_CreditsExactlyWhatArrives(uint128 amount, uint8 behaviour) external asStranger {
        vm.assume(amount != 0);
        behaviour = uint8(bound(behaviour, 0, uint256(type(TokenBehaviour).max)));
        vm.assume(TokenBehaviour(behaviour) != TokenBehaviour.ReturnsFalse);
        vm.assume(TokenBehaviour(behaviour) != TokenBehaviour.LiesUpwards);
        vm.assume(TokenBehaviour(behaviour) != TokenBehaviour.LiesDownwards);
        token.mint(stranger, amount);
        token.setBehaviour(TokenBehaviour(behaviour));
        reward.fund(paid, amount);
        token.setBehaviour(TokenBehaviour.Conforming);
        assertEq(_pot(paid), token.balanceOf(address(reward)));
        assertEq(reward.heldOf(address(token)), token.balanceOf(address(reward)));
        assertEq(reward.heldOf(address(0)), 0);
    }

    function _stoppedClaim(uint256 number) private {
        vm.stopPrank();
        _claim(number);
    }

    function _auditedSeason() private returns (uint256 audited) {
        vm.stopPrank();
        audited = _openAudited();
        vm.startPrank(stranger);
    }

    function _refusedCloseOut(uint256 number, address to, bytes memory why) private {
        vm.stopPrank();
        vm.expectRevert(why);
        vm.prank(organiser);
        reward.closeOut(number, to);
    }
}
