// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {RejectReason} from "../../../contracts/interfaces/IIdolAudits.sol";
import {ClaimStatus, IIdolClaims} from "../../../contracts/interfaces/IIdolClaims.sol";
import {IIdolQueue} from "../../../contracts/interfaces/IIdolQueue.sol";
import {IIdolSeasons, SeasonState, SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {Defaults} from "../utils/Defaults.sol";
import {RewardTest} from "../utils/RewardTest.sol";

/// @dev Claims beyond the pot of an audited season wait, and move up in their order as others are rejected.
contract QueueTest is RewardTest {
    uint256 internal season;

    /// @dev The pot's prizes are taken up by forgers; the honest singers come after them.
    function setUp() public override {
        super.setUp();
        season = _openAudited();
        for (uint256 i = 0; i < Defaults.WINNERS; ++i) _claim(season, _forger(i), Defaults.SCORE);
        vm.expectEmit(address(reward));
        emit IIdolClaims.PrizeClaimed(
            season,
            singer,
            singer,
            Defaults.SCORE,
            _commitment(singer),
            0,
            Defaults.BOND
        );
        _claim(season);
        _claim(season, stranger, Defaults.SCORE);
    }

    function test_WhenThePotIsSpent_ClaimsWaitForABondOnly() external view {
        assertEq(_status(season, singer), ClaimStatus.Queued);
        assertEq(_state().queued, 2);
        assertEq(_pot(season), 0);
        (uint256 amount, uint256 payableFrom) = reward.owedTo(season, singer);
        assertEq(amount, Defaults.BOND);
        assertEq(payableFrom, Defaults.FINAL_AT);
    }

    function test_WhenForgersAreRejected_HonestSingersMoveUpInOrder() external {
        vm.warp(Defaults.REVEAL_ENDS_AT);
        vm.expectEmit(address(reward));
        emit IIdolQueue.PrizeAssigned(season, singer, Defaults.PRIZE);
        _reject(_forger(1));
        assertEq(_status(season, singer), ClaimStatus.Owed);
        assertEq(_status(season, stranger), ClaimStatus.Queued);
        assertEq(_pot(season), 0);
        _reject(_forger(0));
        assertEq(_status(season, stranger), ClaimStatus.Owed);
        assertEq(_state().queued, 0);
        _reject(_forger(2));
        assertEq(_pot(season), Defaults.PRIZE);
        assertEq(_state().forfeited, 3 * Defaults.BOND);

        vm.warp(Defaults.FINAL_AT);
        reward.withdrawFor(season, singer);
        reward.withdrawFor(season, stranger);
        // Two share three bonds, and have their own back.
        assertEq(singer.balance, Defaults.PRIZE + Defaults.BOND + (3 * Defaults.BOND) / 2);
        assertEq(stranger.balance, singer.balance);
        reward.closeOutFor(season);
        assertEq(organiser.balance, Defaults.PRIZE);
        assertEq(reward.heldOf(address(0)), 0);
    }

    function test_WhenOneWhoWaitsIsRejected_TheNextMovesUp() external {
        vm.warp(Defaults.REVEAL_ENDS_AT);
        _reject(singer);
        assertEq(_state().queued, 1);
        assertEq(_pot(season), 0);
        _reject(_forger(2));
        assertEq(_status(season, stranger), ClaimStatus.Owed);
    }

    function test_WhenNobodyIsRejected_WhoWaitsHasTheBondBack() external {
        vm.warp(Defaults.FINAL_AT);
        reward.withdrawFor(season, singer);
        assertEq(singer.balance, Defaults.BOND);
        assertEq(_status(season, singer), ClaimStatus.Withdrawn);
        assertEq(_state().queued, 1);
        vm.expectRevert(abi.encodeWithSelector(IIdolClaims.IdolNothingOwed.selector, season, singer));
        reward.withdrawFor(season, singer);
    }

    function test_WhenThePotIsFilled_WhoWaitsComesFirst() external {
        _fund(season, address(0), Defaults.PRIZE);
        assertEq(_status(season, singer), ClaimStatus.Owed);
        address late = makeAddr("late");
        _claim(season, late, Defaults.SCORE);
        _fund(season, address(0), Defaults.PRIZE);
        assertEq(_status(season, stranger), ClaimStatus.Owed);
        assertEq(_status(season, late), ClaimStatus.Queued);
    }

    /// @dev Not even where prizes are there, because more wait than one call looks at.
    function test_WhenPrizesAreThereAndSomebodyWaits_NobodyOvertakes() external {
        uint256 limit = reward.MAX_PROMOTIONS();
        for (uint256 i = 1; i < limit; ++i) _claim(season, _forger(10 + i), Defaults.SCORE);
        _fund(season, address(0), (limit + 2) * Defaults.PRIZE);
        assertEq(_state().queued, 1);
        assertEq(_pot(season), 2 * Defaults.PRIZE);
        address late = makeAddr("late");
        _claim(season, late, Defaults.SCORE);
        assertEq(_status(season, late), ClaimStatus.Queued);
        reward.promote(season);
        assertEq(_state().queued, 0);
        assertEq(_pot(season), 0);
    }

    function test_WhenTheBondsDoNotDivide_TheLastHasTheRest() external {
        SeasonTerms memory terms = _auditedTerms();
        terms.bond = 1;
        season = _openFunded(terms, Defaults.POT);
        _claim(season);
        _claim(season, stranger, Defaults.SCORE);
        _claim(season, _forger(0), Defaults.SCORE);
        vm.warp(Defaults.REVEAL_ENDS_AT);
        _reject(_forger(0));
        vm.warp(Defaults.FINAL_AT);
        reward.withdrawFor(season, singer);
        reward.withdrawFor(season, stranger);
        assertEq(singer.balance, Defaults.PRIZE + 1);
        assertEq(stranger.balance, Defaults.PRIZE + 2);
    }

    /// @dev A call looks at a bounded number of rows; what it leaves, anyone's call goes on with.
    function test_WhenManyWereRejected_PromotionGoesOnCallByCall() external {
        address last = _lastBehindRejected();
        reward.promote(season);
        assertEq(_status(season, last), ClaimStatus.Owed);
        assertEq(_state().queued, 0);
    }

    function test_CloseOut_WhenAPrizeIsLeftForOneWhoWaits_TheOrganiserHasTheRest() external {
        _fund(season, address(0), 5);
        address last = _lastBehindRejected();
        reward.closeOutFor(season);
        assertEq(organiser.balance, 5);
        assertEq(_status(season, last), ClaimStatus.Owed);
    }

    /// @dev However many have prizes, the look begins with the first who waits.
    function test_WhenManyHavePrizes_TheFirstWhoWaitsIsFound() external {
        uint256 limit = reward.MAX_PROMOTIONS();
        season = _openFunded(_auditedTerms(), (limit + 1) * Defaults.PRIZE);
        for (uint256 i = 0; i <= limit; ++i) _claim(season, _forger(i), Defaults.SCORE);
        _claim(season);
        assertEq(_status(season, singer), ClaimStatus.Queued);
        vm.warp(Defaults.REVEAL_ENDS_AT);
        _reject(_forger(limit));
        assertEq(_status(season, singer), ClaimStatus.Owed);
    }

    function test_CloseOut_RevertWhen_AClaimCouldStillHaveAPrize() external {
        uint256 limit = reward.MAX_PROMOTIONS();
        for (uint256 i = 0; i < 2 * limit; ++i) _claim(season, _forger(10 + i), Defaults.SCORE);
        address last = makeAddr("last");
        _claim(season, last, Defaults.SCORE);
        vm.warp(Defaults.REVEAL_ENDS_AT);
        _reject(singer);
        _reject(stranger);
        for (uint256 i = 0; i < 2 * limit; ++i) _reject(_forger(10 + i));
        _reject(_forger(0));
        vm.warp(Defaults.FINAL_AT);
        vm.expectRevert(abi.encodeWithSelector(IIdolQueue.IdolQueueNotEmpty.selector, season));
        reward.closeOutFor(season);
        reward.promote(season);
        reward.withdrawFor(season, last);
        assertEq(last.balance, Defaults.PRIZE + _lastShare());
    }

    function test_Promote_RevertWhen_SeasonUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonUnknown.selector, 99));
        reward.promote(99);
    }

    /// @dev The number itself, for the gas of a call that promotes was measured with it.
    function test_Promote_LooksAt32RowsAtMost() external view {
        assertEq(reward.MAX_PROMOTIONS(), 32);
    }

    function test_Promote_WhenThereIsNoPrize_NothingMoves() external {
        reward.promote(season);
        assertEq(_state().queued, 2);
        assertEq(_status(season, singer), ClaimStatus.Queued);
    }

    function test_WhenTheOneWhoWaitsIsACopy_ItIsRejectedAsSuch() external {
        vm.warp(Defaults.CLOSES_AT);
        _reveal(season, singer);
        _reveal(season, stranger);
        vm.prank(auditor);
        reward.reject(season, stranger, RejectReason.Copy, singer);
        assertEq(_status(season, stranger), ClaimStatus.Rejected);
    }

    /// @dev As many that wait are rejected as one call looks at, and then one with a prize, which the last can have.
    function _lastBehindRejected() private returns (address last) {
        // The singer and the stranger wait already.
        uint256 others = reward.MAX_PROMOTIONS() - 2;
        for (uint256 i = 0; i < others; ++i) _claim(season, _forger(10 + i), Defaults.SCORE);
        last = makeAddr("last");
        _claim(season, last, Defaults.SCORE);
        vm.warp(Defaults.REVEAL_ENDS_AT);
        _reject(singer);
        _reject(stranger);
        for (uint256 i = 0; i < others; ++i) _reject(_forger(10 + i));
        _reject(_forger(0));
        assertEq(_status(season, last), ClaimStatus.Queued);
        vm.warp(Defaults.FINAL_AT);
    }

    /// @dev Three stand: two forgers whom nobody rejected, and the last; all others' bonds are theirs.
    function _lastShare() private view returns (uint256) {
        return Defaults.BOND + ((2 + 2 * reward.MAX_PROMOTIONS() + 1) * Defaults.BOND) / 3;
    }

    function _forger(uint256 i) private pure returns (address) {
        return address(uint160(0xf0000 + i));
    }

    function _reject(address who) private {
        vm.prank(auditor);
        reward.reject(season, who, RejectReason.NotRevealed, address(0));
    }

    function _state() private view returns (SeasonState memory state) {
        (, state) = reward.seasonOf(season);
    }
}
