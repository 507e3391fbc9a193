// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SeasonTerms} from "../interfaces/IIdolSeasons.sol";

/// @notice A season as it is stored.
struct Season {
    SeasonTerms terms;
    bytes32 verifierCodeHash;
    uint128 pot;
    /// When the pause began to count: at the guardian's call, or at opening if that came later. Zero: not paused.
    uint40 pausedFrom;
    /// Paused seconds of the pauses that were ended.
    uint32 pausedFor;
    /// Claims ever taken.
    uint32 claims;
}

/// @title The times of a season.
/// @dev Paused time pushes the closing time back second by second, so a season cannot close while it is paused; once
/// closed it can no more be paused, so it stays closed. The whole of it is MAX_PAUSE at most.
library SeasonClock {
    /// @notice The longest time for which a season can be paused in all.
    uint256 internal constant MAX_PAUSE = 7 days;

    /// @notice The paused seconds so far.
    function pausedSeconds(Season storage season) internal view returns (uint256 total) {
        total = season.pausedFor;
        uint256 from = season.pausedFrom;
        if (from != 0 && block.timestamp > from) total += block.timestamp - from;
        if (total > MAX_PAUSE) total = MAX_PAUSE;
    }

    /// @notice When a pause that runs now ends by itself; zero if none runs.
    function pausedUntil(Season storage season) internal view returns (uint256) {
        if (season.pausedFrom == 0) return 0;
        uint256 until = season.pausedFrom + MAX_PAUSE - season.pausedFor;
        return block.timestamp < until ? until : 0;
    }

    /// @notice The closing time with the paused time added.
    function closesAt(Season storage season) internal view returns (uint256) {
        return season.terms.closesAt + pausedSeconds(season);
    }

    /// @notice When the reveal period ends.
    function revealEndsAt(Season storage season) internal view returns (uint256) {
        return closesAt(season) + season.terms.revealPeriod;
    }

    /// @notice When every claim is final.
    function finalAt(Season storage season) internal view returns (uint256) {
        return revealEndsAt(season) + season.terms.auditPeriod;
    }

    /// @notice Whether the season has an audit.
    function audited(Season storage season) internal view returns (bool) {
        return season.terms.auditor != address(0);
    }
}
