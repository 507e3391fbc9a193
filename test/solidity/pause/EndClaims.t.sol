// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ClaimStatus, Submission} from "../../../contracts/interfaces/IIdolClaims.sol";
import {RejectReason} from "../../../contracts/interfaces/IIdolAudits.sol";
import {IIdolSeasons, SeasonState} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {Defaults} from "../utils/Defaults.sol";
import {RewardTest} from "../utils/RewardTest.sol";

/// @dev endClaims.tree: what stands between an unsound verifier and the pot once the longest pause is over.
contract EndClaimsTest is RewardTest {
    uint256 internal season;

    function setUp() public override {
        super.setUp();
        season = _openFunded();
        _claim(season);
    }

    function test_RevertWhen_SeasonUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonUnknown.selector, 99));
        vm.prank(guardian);
        reward.endClaims(99);
    }

    function test_RevertWhen_SenderIsNeitherOfBoth() external {
        _pause();
        address[4] memory others = [owner, auditor, singer, stranger];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IIdolSeasons.IdolNotGuardianOrOrganiser.selector, season, others[i])
            );
            vm.prank(others[i]);
            reward.endClaims(season);
        }
    }

    function test_RevertWhen_NotPaused() external {
        _refusedAsNotPaused(guardian);
        _refusedAsNotPaused(organiser);
        _pause();
        skip(reward.MAX_PAUSE());
        _refusedAsNotPaused(guardian);
    }

    function test_WhenOneAsksAlone_NothingEnds() external {
        _pause();
        _ask(guardian);
        _ask(guardian);
        assertTrue(_state().paused);
        vm.prank(guardian);
        reward.unpause(season);
        _claim(season, stranger, Defaults.SCORE);
    }

    function test_WhenTheyAskInDifferentPauses_NothingEnds() external {
        _pause();
        _ask(organiser);
        vm.prank(guardian);
        reward.unpause(season);
        _pause();
        _ask(guardian);
        assertTrue(_state().paused);
    }

    function test_WhenBothAsk_ClaimsAreOverAndWhatIsOwedIsPaid() external {
        _pause();
        skip(1 days);
        _ask(organiser);
        vm.expectEmit(address(reward));
        emit IIdolSeasons.SeasonEndAsked(season, guardian);
        vm.expectEmit(address(reward));
        emit IIdolSeasons.SeasonEnded(season, block.timestamp);
        vm.prank(guardian);
        reward.endClaims(season);

        uint256 endedAt = Defaults.NOW + 1 days;
        assertEq(_closesAt(season), endedAt);
        assertEq(_state().finalAt, endedAt);
        assertFalse(_state().paused);
        bytes memory why = abi.encodeWithSelector(IIdolSeasons.IdolSeasonClosed.selector, season, endedAt);
        Submission memory made = _submission(season, stranger, Defaults.SCORE);
        vm.expectRevert(why);
        reward.claimFor(made);
        skip(100 days);
        vm.expectRevert(why);
        reward.claimFor(made);
        vm.expectRevert(why);
        reward.fund(season, 0);
        vm.expectRevert(why);
        vm.prank(guardian);
        reward.pause(season);
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonNotPaused.selector, season));
        vm.prank(guardian);
        reward.unpause(season);
        assertEq(_closesAt(season), endedAt);

        reward.closeOutFor(season);
        assertEq(organiser.balance, Defaults.POT - Defaults.PRIZE);
        reward.withdrawFor(season, singer);
        assertEq(singer.balance, Defaults.PRIZE);
    }

    function test_WhenAnAuditedSeasonEnds_RevealAndAuditFollow() external {
        season = _openAudited();
        _claim(season);
        _pause();
        _ask(guardian);
        _ask(organiser);
        _reveal(season, singer);
        skip(Defaults.REVEAL_PERIOD);
        vm.prank(auditor);
        reward.reject(season, singer, RejectReason.NoVoice, address(0));
        assertEq(_status(season, singer), ClaimStatus.Rejected);
        assertEq(_state().finalAt, Defaults.NOW + Defaults.REVEAL_PERIOD + Defaults.AUDIT_PERIOD);
    }

    function test_WhenEndedBeforeOpening_NobodyClaims() external {
        vm.warp(Defaults.OPENS_AT - 1 days);
        _pause();
        _ask(guardian);
        _ask(organiser);
        assertEq(_closesAt(season), Defaults.OPENS_AT - 1 days);
        vm.warp(Defaults.OPENS_AT);
        Submission memory made = _submission(season, stranger, Defaults.SCORE);
        vm.expectRevert(
            abi.encodeWithSelector(IIdolSeasons.IdolSeasonClosed.selector, season, Defaults.OPENS_AT - 1 days)
        );
        reward.claimFor(made);
    }

    function test_WhenAnotherSeasonEnds_ThisOneGoesOn() external {
        uint256 another = _openFunded();
        _pause();
        _ask(guardian);
        _ask(organiser);
        _claim(another, stranger, Defaults.SCORE);
    }

    function _pause() private {
        vm.prank(guardian);
        reward.pause(season);
    }

    function _ask(address who) private {
        vm.prank(who);
        reward.endClaims(season);
    }

    function _refusedAsNotPaused(address who) private {
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonNotPaused.selector, season));
        _ask(who);
    }

    function _state() private view returns (SeasonState memory state) {
        (, state) = reward.seasonOf(season);
    }
}
