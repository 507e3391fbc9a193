// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {IdolReward} from "../../../contracts/IdolReward.sol";
import {ClaimStatus} from "../../../contracts/interfaces/IIdolClaims.sol";
import {IIdolSeasons, SeasonState, SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {Defaults} from "../utils/Defaults.sol";
import {RewardTest} from "../utils/RewardTest.sol";

/// @dev pause, unpause, setGuardian and ownership.
contract PauseTest is RewardTest {
    uint256 internal season;
    uint256 internal limit;

    function setUp() public override {
        super.setUp();
        season = _openFunded();
        limit = reward.MAX_PAUSE();
    }

    function test_RevertWhen_SenderIsNotTheGuardian() external {
        vm.startPrank(owner);
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolNotGuardian.selector, owner));
        reward.pause(season);
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolNotGuardian.selector, owner));
        reward.unpause(season);
    }

    function test_RevertWhen_SeasonUnknown() external {
        vm.startPrank(guardian);
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonUnknown.selector, 99));
        reward.pause(99);
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonUnknown.selector, 99));
        reward.unpause(99);
    }

    function test_RevertWhen_Closed() external {
        vm.warp(Defaults.CLOSES_AT);
        vm.expectRevert(
            abi.encodeWithSelector(IIdolSeasons.IdolSeasonClosed.selector, season, Defaults.CLOSES_AT)
        );
        vm.prank(guardian);
        reward.pause(season);
    }

    function test_RevertWhen_PausedAlready() external {
        _pause();
        vm.expectRevert(
            abi.encodeWithSelector(IIdolSeasons.IdolSeasonPaused.selector, season, Defaults.NOW + limit)
        );
        vm.prank(guardian);
        reward.pause(season);
    }

    function test_RevertWhen_NotPaused() external {
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonNotPaused.selector, season));
        vm.prank(guardian);
        reward.unpause(season);
    }

    function test_WhenUnpaused_PausedTimeIsAdded() external {
        vm.expectEmit(address(reward));
        emit IIdolSeasons.SeasonPaused(season, guardian, Defaults.NOW + limit);
        _pause();
        skip(1 hours);
        assertEq(_closesAt(season), Defaults.CLOSES_AT + 1 hours);
        vm.expectEmit(address(reward));
        emit IIdolSeasons.SeasonUnpaused(season, guardian, Defaults.CLOSES_AT + 1 hours);
        _unpause();
        skip(1 hours);
        assertEq(_closesAt(season), Defaults.CLOSES_AT + 1 hours);

        vm.warp(Defaults.CLOSES_AT + 1 hours - 1);
        _claim(season);
        assertEq(_status(season, singer), ClaimStatus.Owed);
    }

    /// @dev A guardian who pauses before and unpauses after the claims of every block would else refuse them for
    /// nothing.
    function test_WhenUnpausedAtOnce_ItCostsAnHour() external {
        uint256 least = reward.MIN_PAUSE();
        for (uint256 i = 1; i <= limit / least; ++i) {
            _pause();
            assertEq(_closesAt(season), Defaults.CLOSES_AT + i * least);
            _unpauseIfPaused();
            assertEq(_closesAt(season), Defaults.CLOSES_AT + i * least);
        }
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolPauseBudgetExceeded.selector, season, limit));
        vm.prank(guardian);
        reward.pause(season);
        _claim(season);
    }

    function test_WhenUnpausedAroundAnHour_TheLongerCounts() external {
        uint256 least = reward.MIN_PAUSE();
        _pause();
        skip(least - 1);
        _unpause();
        assertEq(_closesAt(season), Defaults.CLOSES_AT + least);
        _pause();
        skip(least + 1);
        _unpause();
        assertEq(_closesAt(season), Defaults.CLOSES_AT + 2 * least + 1);
    }

    function test_WhenLessThanAnHourIsLeft_ThePauseIsAsShort() external {
        _pause();
        skip(limit - 60);
        _unpause();
        _pause();
        skip(59);
        assertTrue(_paused());
        skip(1);
        assertFalse(_paused());
        assertEq(_closesAt(season), Defaults.CLOSES_AT + limit);
    }

    function test_RevertWhen_GuardianIsAPartOfTheSeason() external {
        uint256 audited = _openAudited();
        address[2] memory parts = [organiser, auditor];
        for (uint256 i = 0; i < parts.length; ++i) {
            vm.prank(owner);
            reward.setGuardian(parts[i]);
            vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolRoleConflict.selector, parts[i]));
            vm.prank(parts[i]);
            reward.pause(audited);
        }
    }

    function test_WhenPausedTwice_BothAreAdded() external {
        _pause();
        skip(1 hours);
        _unpause();
        skip(1 days);
        _pause();
        skip(2 hours);
        _unpause();
        assertEq(_closesAt(season), Defaults.CLOSES_AT + 3 hours);
    }

    function test_WhenTheLimitIsReached_ItEndsByItself() external {
        _pause();
        skip(limit - 1);
        assertTrue(_paused());
        skip(1);
        assertFalse(_paused());
        _claim(season);
        skip(10 days);
        assertEq(_closesAt(season), Defaults.CLOSES_AT + limit);

        vm.startPrank(guardian);
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolPauseBudgetExceeded.selector, season, limit));
        reward.pause(season);
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonNotPaused.selector, season));
        reward.unpause(season);
    }

    function test_WhenPausedInPieces_TheLimitIsTheSame() external {
        for (uint256 i = 0; i < 7; ++i) {
            _pause();
            skip(limit / 7);
            _unpauseIfPaused();
        }
        assertEq(_closesAt(season), Defaults.CLOSES_AT + limit);
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolPauseBudgetExceeded.selector, season, limit));
        vm.prank(guardian);
        reward.pause(season);
    }

    function test_WhenPausedBeforeOpening_OnlyOpenTimeCounts() external {
        SeasonTerms memory terms = _terms();
        terms.opensAt = Defaults.NOW + 10 days;
        season = _openFunded(terms, Defaults.POT);
        vm.expectEmit(address(reward));
        emit IIdolSeasons.SeasonPaused(season, guardian, terms.opensAt + limit);
        _pause();
        skip(9 days);
        assertTrue(_paused());
        assertEq(_closesAt(season), Defaults.CLOSES_AT);
        vm.warp(terms.opensAt + 1 hours);
        assertTrue(_paused());
        _unpause();
        assertEq(_closesAt(season), Defaults.CLOSES_AT + 1 hours);
    }

    function test_WhenUnpausedBeforeOpening_NothingIsAdded() external {
        SeasonTerms memory terms = _terms();
        terms.opensAt = Defaults.NOW + 10 days;
        season = _openFunded(terms, Defaults.POT);
        _pause();
        skip(1 days);
        _unpause();
        assertEq(_closesAt(season), Defaults.CLOSES_AT);
    }

    function test_WhenPausedInTheLastSecond_ItStaysOpenAfterwards() external {
        vm.warp(Defaults.CLOSES_AT - 1);
        _pause();
        skip(3 days);
        _unpause();
        _claim(season);
        skip(1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IIdolSeasons.IdolSeasonClosed.selector,
                season,
                Defaults.CLOSES_AT + 3 days
            )
        );
        vm.prank(guardian);
        reward.pause(season);
    }

    function test_WhenAnotherSeasonIsPaused_ThisOneGoesOn() external {
        uint256 another = _openFunded();
        vm.prank(guardian);
        reward.pause(another);
        _claim(season);
        assertEq(_closesAt(season), Defaults.CLOSES_AT);
    }

    function test_Guardian_RevertWhen_SenderIsNotTheOwner() external {
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, guardian));
        vm.prank(guardian);
        reward.setGuardian(stranger);
    }

    function test_Guardian_RevertWhen_ItIsTheOwner() external {
        bytes memory why = abi.encodeWithSelector(IIdolSeasons.IdolGuardianIsOwner.selector, owner);
        vm.expectRevert(why);
        vm.prank(owner);
        reward.setGuardian(owner);
        vm.expectRevert(why);
        this.make(owner, owner);
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolGuardianIsOwner.selector, address(1)));
        this.make(address(1), address(1));
    }

    /// @dev A call of its own: where forge links by bytecode, `new` is none that `expectRevert` watches.
    function make(address owner_, address guardian_) external {
        new IdolReward(owner_, guardian_);
    }

    function test_Guardian_RevertWhen_OwnershipWouldGoToIt() external {
        vm.prank(owner);
        reward.transferOwnership(guardian);
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolGuardianIsOwner.selector, guardian));
        vm.prank(guardian);
        reward.acceptOwnership();
    }

    function test_Guardian_WhenChanged() external {
        vm.expectEmit(address(reward));
        emit IIdolSeasons.GuardianChanged(guardian, stranger);
        vm.prank(owner);
        reward.setGuardian(stranger);
        assertEq(reward.guardian(), stranger);
        vm.prank(stranger);
        reward.pause(season);
    }

    function test_Ownership_WhenHandedOverInTwoSteps() external {
        vm.prank(owner);
        reward.transferOwnership(stranger);
        assertEq(reward.owner(), owner);
        vm.prank(stranger);
        reward.acceptOwnership();
        assertEq(reward.owner(), stranger);
    }

    /// @dev Nobody could name another guardian afterwards, so there is none.
    function test_Ownership_WhenRenounced_NobodyIsGuardianAndSeasonsGoOn() external {
        vm.expectEmit(address(reward));
        emit IIdolSeasons.GuardianChanged(guardian, address(0));
        vm.prank(owner);
        reward.renounceOwnership();
        assertEq(reward.owner(), address(0));
        assertEq(reward.guardian(), address(0));
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolNotGuardian.selector, guardian));
        vm.prank(guardian);
        reward.pause(season);
        _claim(season);
        reward.withdrawFor(season, singer);
        assertEq(singer.balance, Defaults.PRIZE);
    }

    /// @dev However the guardian pauses, the season closes by the limit, and once closed stays closed.
    function testFuzz_ClosingTimeMovesByPausedTimeOnly(uint32[12] memory steps) external {
        uint256 paused = 0;
        uint256 pausedAt = 0;
        for (uint256 i = 0; i < steps.length; ++i) {
            bool open = block.timestamp < _closesAt(season);
            if (open && pausedAt == 0 && paused < limit) {
                _pause();
                pausedAt = block.timestamp;
            } else if (pausedAt != 0) {
                uint256 lasted = _counted(block.timestamp - pausedAt);
                paused = paused + lasted < limit ? paused + lasted : limit;
                _unpauseIfPaused();
                pausedAt = 0;
            }
            uint256 running = pausedAt == 0 ? paused : paused + _counted(block.timestamp - pausedAt);
            assertEq(_closesAt(season), Defaults.CLOSES_AT + (running < limit ? running : limit));
            skip(bound(steps[i], 0, 5 days));
            if (!open) assertGe(block.timestamp, _closesAt(season));
        }
    }

    function _counted(uint256 lasted) private view returns (uint256) {
        return lasted < reward.MIN_PAUSE() ? reward.MIN_PAUSE() : lasted;
    }

    function _pause() private {
        vm.prank(guardian);
        reward.pause(season);
    }

    function _unpause() private {
        vm.prank(guardian);
        reward.unpause(season);
    }

    function _unpauseIfPaused() private {
        if (_paused()) _unpause();
    }

    function _paused() private view returns (bool) {
        (, SeasonState memory state) = reward.seasonOf(season);
        return state.paused;
    }
}
