// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IIdolAudits, RejectReason} from "../../../contracts/interfaces/IIdolAudits.sol";
import {ClaimStatus, IIdolClaims} from "../../../contracts/interfaces/IIdolClaims.sol";
import {IIdolBadge} from "../../../contracts/interfaces/IIdolBadge.sol";
import {IIdolSeasons, SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {Entry} from "../../../contracts/interfaces/ILeaderboard.sol";
import {Defaults} from "../utils/Defaults.sol";
import {RewardTest} from "../utils/RewardTest.sol";

contract RejectTest is RewardTest {
    uint256 internal season;
    address internal copyist = makeAddr("copyist");

    function setUp() public override {
        super.setUp();
        season = _openAudited();
        _claim(season);
        _claim(season, copyist, Defaults.SCORE);
        vm.warp(Defaults.CLOSES_AT);
    }

    function test_RevertWhen_SeasonUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonUnknown.selector, 99));
        reward.reject(99, singer, RejectReason.NoVoice, address(0));
    }

    function test_RevertWhen_SeasonHasNoAudit() external {
        vm.warp(Defaults.NOW);
        uint256 plain = _openFunded();
        vm.expectRevert(abi.encodeWithSelector(IIdolAudits.IdolSeasonNotAudited.selector, plain));
        vm.prank(auditor);
        reward.reject(plain, singer, RejectReason.NoVoice, address(0));
    }

    function test_RevertWhen_SenderIsNotTheAuditor() external {
        _reveal(season, singer);
        address[4] memory others = [owner, organiser, guardian, stranger];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IIdolAudits.IdolNotAuditor.selector, season, others[i]));
            vm.prank(others[i]);
            reward.reject(season, singer, RejectReason.NoVoice, address(0));
        }
    }

    function test_RevertWhen_NotClosed() external {
        vm.warp(Defaults.CLOSES_AT - 1);
        _refused(
            RejectReason.NoVoice,
            address(0),
            abi.encodeWithSelector(IIdolAudits.IdolAuditTooEarly.selector, season, Defaults.CLOSES_AT)
        );
    }

    function test_RevertWhen_NotRevealedIsSaidInTheRevealPeriod() external {
        vm.warp(Defaults.REVEAL_ENDS_AT - 1);
        _refused(
            RejectReason.NotRevealed,
            address(0),
            abi.encodeWithSelector(IIdolAudits.IdolAuditTooEarly.selector, season, Defaults.REVEAL_ENDS_AT)
        );
    }

    function test_RevertWhen_AuditIsOver() external {
        vm.warp(Defaults.FINAL_AT);
        _refused(
            RejectReason.NotRevealed,
            address(0),
            abi.encodeWithSelector(IIdolAudits.IdolAuditEnded.selector, season, Defaults.FINAL_AT)
        );
    }

    function test_RevertWhen_ThereIsNoClaim() external {
        vm.expectRevert(abi.encodeWithSelector(IIdolAudits.IdolNoClaim.selector, season, stranger));
        vm.prank(auditor);
        reward.reject(season, stranger, RejectReason.NoVoice, address(0));
    }

    function test_RevertWhen_RejectedBefore() external {
        vm.warp(Defaults.REVEAL_ENDS_AT);
        _reject(singer, RejectReason.NotRevealed, address(0));
        _refused(
            RejectReason.NotRevealed,
            address(0),
            abi.encodeWithSelector(IIdolAudits.IdolNoClaim.selector, season, singer)
        );
    }

    function test_RevertWhen_NotRevealedIsUntrue() external {
        _reveal(season, singer);
        vm.warp(Defaults.REVEAL_ENDS_AT);
        _refuted(RejectReason.NotRevealed, address(0));
    }

    function test_RevertWhen_NothingWasRevealedToJudge() external {
        vm.warp(Defaults.REVEAL_ENDS_AT);
        _refuted(RejectReason.NotWhatWasProved, address(0));
        _refuted(RejectReason.NoVoice, address(0));
        _refuted(RejectReason.Copy, copyist);
    }

    function test_RevertWhen_TheOriginalIsNoEarlierClaim() external {
        _reveal(season, singer);
        _reveal(season, copyist);
        // A later one, itself, and nobody.
        _refuted(RejectReason.Copy, copyist);
        _refuted(RejectReason.Copy, singer);
        _refuted(RejectReason.Copy, stranger);
    }

    function test_RevertWhen_TheOriginalWasNotRevealedOrWasRejected() external {
        _reveal(season, copyist);
        bytes memory why = abi.encodeWithSelector(
            IIdolAudits.IdolRejectReasonRefuted.selector,
            season,
            copyist,
            RejectReason.Copy
        );
        vm.expectRevert(why);
        _reject(copyist, RejectReason.Copy, singer);

        _reveal(season, singer);
        _reject(singer, RejectReason.NoVoice, address(0));
        vm.expectRevert(why);
        _reject(copyist, RejectReason.Copy, singer);
    }

    function test_WhenNotRevealed() external {
        vm.warp(Defaults.REVEAL_ENDS_AT);
        _rejected(singer, RejectReason.NotRevealed, address(0));
    }

    function test_WhenNotWhatWasProved_EvenInTheRevealPeriod() external {
        _reveal(season, singer);
        _rejected(singer, RejectReason.NotWhatWasProved, address(0));
    }

    function test_WhenNoVoice() external {
        _reveal(season, singer);
        vm.warp(Defaults.FINAL_AT - 1);
        _rejected(singer, RejectReason.NoVoice, address(0));
    }

    function test_WhenCopy() external {
        _reveal(season, singer);
        _reveal(season, copyist);
        _rejected(copyist, RejectReason.Copy, singer);
        assertEq(_status(season, singer), ClaimStatus.Owed);
    }

    function test_WhenSeasonHasNoBadges() external {
        vm.warp(Defaults.NOW);
        SeasonTerms memory terms = _auditedTerms();
        terms.badge = false;
        uint256 plain = _openFunded(terms, Defaults.POT);
        _claim(plain);
        vm.warp(Defaults.REVEAL_ENDS_AT);
        vm.prank(auditor);
        reward.reject(plain, singer, RejectReason.NotRevealed, address(0));
        assertEq(_status(plain, singer), ClaimStatus.Rejected);
    }

    /// @dev So that nobody gains by rejecting: not the auditor, and not the organiser, who may know the auditor.
    function test_WhenAllAreRejected_TheBondsGoToNobody() external {
        vm.warp(Defaults.REVEAL_ENDS_AT);
        _reject(singer, RejectReason.NotRevealed, address(0));
        _reject(copyist, RejectReason.NotRevealed, address(0));
        vm.warp(Defaults.FINAL_AT);
        vm.prank(organiser);
        reward.closeOut(season, organiser);
        assertEq(organiser.balance, Defaults.POT);
        assertEq(auditor.balance, 0);
        assertEq(reward.heldOf(address(0)), 2 * Defaults.BOND);
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolNothingLeft.selector, season));
        reward.closeOutFor(season);
        vm.expectRevert(abi.encodeWithSelector(IIdolClaims.IdolNothingOwed.selector, season, singer));
        reward.withdrawFor(season, singer);
    }

    function test_WhenAClaimStands_ItHasTheBonds() external {
        vm.warp(Defaults.REVEAL_ENDS_AT);
        _reject(copyist, RejectReason.NotRevealed, address(0));
        vm.warp(Defaults.FINAL_AT);
        reward.withdrawFor(season, singer);
        assertEq(singer.balance, Defaults.PRIZE + 2 * Defaults.BOND);
    }

    function _rejected(address who, RejectReason reason, address original) private {
        IIdolBadge badge = reward.badge();
        uint256 id = badge.badgeIdOf(season, who);
        assertEq(badge.ownerOf(id), who);
        uint256 pot = _pot(season);
        uint256 held = reward.heldOf(address(0));
        uint256 returned = Defaults.PRIZE;

        vm.expectEmit(address(reward));
        emit IIdolAudits.ClaimRejected(season, who, reason, original, returned);
        _reject(who, reason, original);

        assertEq(_status(season, who), ClaimStatus.Rejected);
        assertEq(_pot(season), pot + returned);
        assertEq(reward.heldOf(address(0)), held);
        (uint256 amount, ) = reward.owedTo(season, who);
        assertEq(amount, 0);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, id));
        badge.ownerOf(id);
        (Entry[] memory entries, ) = reward.leaderboard(season, 0, 10);
        assertEq(entries.length, 1);
        assertNotEq(entries[0].singer, who);
    }

    function _refuted(RejectReason reason, address original) private {
        _refused(
            reason,
            original,
            abi.encodeWithSelector(IIdolAudits.IdolRejectReasonRefuted.selector, season, singer, reason)
        );
    }

    function _refused(RejectReason reason, address original, bytes memory why) private {
        vm.expectRevert(why);
        _reject(singer, reason, original);
    }

    function _reject(address who, RejectReason reason, address original) private {
        vm.prank(auditor);
        reward.reject(season, who, reason, original);
    }
}
