// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {RejectReason} from "../../../contracts/interfaces/IIdolAudits.sol";
import {IIdolSeasons, SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {Entry, Standing} from "../../../contracts/interfaces/ILeaderboard.sol";
import {Defaults} from "../utils/Defaults.sol";
import {RewardTest} from "../utils/RewardTest.sol";

contract LeaderboardTest is RewardTest {
    uint256 internal constant SINGERS = 5;

    function test_RevertWhen_SeasonUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonUnknown.selector, 1));
        reward.leaderboard(1, 0, 10);
    }

    function test_WhenNobodyClaimed() external {
        (Entry[] memory entries, uint256 rows) = reward.leaderboard(_open(_terms()), 0, 10);
        assertEq(entries.length, 0);
        assertEq(rows, 0);
    }

    function test_WhenPageIsWithin() external {
        uint256 season = _sung(_terms());
        (Entry[] memory entries, uint256 rows) = reward.leaderboard(season, 1, 3);
        assertEq(rows, SINGERS);
        assertEq(entries.length, 3);
        for (uint256 i = 0; i < 3; ++i) {
            assertEq(entries[i].row, i + 1);
            assertEq(entries[i].singer, _name(i + 1));
            assertEq(entries[i].score, Defaults.SCORE + int128(int256(i + 1)));
            assertEq(entries[i].claimedAt, Defaults.NOW);
            assertTrue(entries[i].standing == Standing.Unaudited);
        }
    }

    function test_WhenPageReachesBeyond() external {
        uint256 season = _sung(_terms());
        (Entry[] memory entries, ) = reward.leaderboard(season, SINGERS - 1, type(uint256).max);
        assertEq(entries.length, 1);
        (entries, ) = reward.leaderboard(season, SINGERS, 1);
        assertEq(entries.length, 0);
        (entries, ) = reward.leaderboard(season, type(uint256).max, type(uint256).max);
        assertEq(entries.length, 0);
        (entries, ) = reward.leaderboard(season, 0, 0);
        assertEq(entries.length, 0);
    }

    function test_WhenScoreImproves_TheRowStays() external {
        uint256 season = _sung(_terms());
        _claim(season, _name(2), Defaults.ONE);
        (Entry[] memory entries, uint256 rows) = reward.leaderboard(season, 0, SINGERS);
        assertEq(rows, SINGERS);
        assertEq(entries[2].singer, _name(2));
        assertEq(entries[2].score, Defaults.ONE);
    }

    function test_WhenClaimIsRejected_TheRowIsGoneAndOthersStay() external {
        uint256 season = _sung(_auditedTerms());
        vm.warp(Defaults.REVEAL_ENDS_AT);
        vm.startPrank(auditor);
        reward.reject(season, _name(0), RejectReason.NotRevealed, address(0));
        reward.reject(season, _name(3), RejectReason.NotRevealed, address(0));
        (Entry[] memory entries, uint256 rows) = reward.leaderboard(season, 0, SINGERS);
        assertEq(rows, SINGERS);
        assertEq(entries.length, SINGERS - 2);
        assertEq(entries[0].singer, _name(1));
        assertEq(entries[1].singer, _name(2));
        assertEq(entries[2].singer, _name(4));
        assertEq(entries[2].row, 4);
    }

    function test_WhenSeasonIsAudited_StandingFollowsTheClock() external {
        uint256 season = _sung(_auditedTerms());
        vm.warp(Defaults.FINAL_AT - 1);
        (Entry[] memory entries, ) = reward.leaderboard(season, 0, 1);
        assertTrue(entries[0].standing == Standing.Pending);
        vm.warp(Defaults.FINAL_AT);
        (entries, ) = reward.leaderboard(season, 0, 1);
        assertTrue(entries[0].standing == Standing.Audited);
    }

    /// @dev However it is cut into pages, each singer comes up once, in order.
    function testFuzz_PagesAddUp(uint256 size) external {
        size = bound(size, 1, SINGERS + 1);
        uint256 season = _sung(_terms());
        uint256 seen = 0;
        for (uint256 from = 0; from < SINGERS; from += size) {
            (Entry[] memory entries, ) = reward.leaderboard(season, from, size);
            for (uint256 i = 0; i < entries.length; ++i) assertEq(entries[i].singer, _name(seen++));
        }
        assertEq(seen, SINGERS);
    }

    function _sung(SeasonTerms memory terms) private returns (uint256 season) {
        season = _openFunded(terms, SINGERS * Defaults.PRIZE);
        for (uint256 i = 0; i < SINGERS; ++i) {
            _claim(season, _name(i), Defaults.SCORE + int256(i));
        }
    }

    function _name(uint256 i) private pure returns (address) {
        return address(uint160(0x51A6E000 + i));
    }
}
