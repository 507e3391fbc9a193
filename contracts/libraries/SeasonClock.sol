// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SeasonTerms} from "../interfaces/IIdolSeasons.sol";

/// @notice A season as it is stored.
struct Season {
    SeasonTerms terms;
    bytes32 verifierCodeHash;
    /// The keccak256 of terms and code hash; every key holds it.
    bytes32 termsHash;
    uint128 pot;
    /// When the pause began to count: at the guardian's call, or at opening if that came later. Zero: not paused.
    /// Once the season is ended, when that was.
    uint40 pausedFrom;
    /// Paused seconds of the pauses that were ended.
    uint32 pausedFor;
    /// Claims ever taken.
    uint32 claims;
    /// Who of guardian and organiser asked for the end of claims in this pause: one bit each.
    uint8 endAsked;
    /// Whether both did.
    bool ended;
    /// Whether the terms name an auditor: here, where a claim writes anyway.
    bool hasAudit;
    /// Bonds of rejected claims that were not shared out yet.
    uint128 forfeited;
    /// Claims that wait for a prize.
    uint32 queued;
    /// The first row that may hold one; without meaning while none waits.
    uint32 queueHead;
    /// Claims that have no share in forfeited bonds any more: rejected, or paid theirs.
    uint32 settled;
}

/// @title The times of a season.
/// @dev Paused time pushes the closing time back, so a season does not close while it is paused, unless guardian and
/// organiser both end it; once closed it can no more be paused, so it stays closed. The whole of it is MAX_PAUSE at
/// most. A pause counts as MIN_PAUSE at least: one of no length would otherwise cost nothing, and could stand before
/// the claims of every block and be gone after them.
library SeasonClock {
    /// @notice The longest time for which a season can be paused in all.
    uint256 internal constant MAX_PAUSE = 7 days;

    /// @notice What a pause costs at least, so that there are MAX_PAUSE / MIN_PAUSE of them at most.
    uint256 internal constant MIN_PAUSE = 1 hours;

    /// @notice The seconds that pauses count for so far.
    function pausedSeconds(Season storage season) internal view returns (uint256 total) {
        total = season.pausedFor;
        uint256 from = season.pausedFrom;
        if (from != 0 && block.timestamp >= from) {
            uint256 lasted = block.timestamp - from;
            total += lasted < MIN_PAUSE ? MIN_PAUSE : lasted;
        }
        if (total > MAX_PAUSE) total = MAX_PAUSE;
    }

    /// @notice When a pause that runs now ends by itself; zero if none runs.
    function pausedUntil(Season storage season) internal view returns (uint256) {
        if (season.pausedFrom == 0 || season.ended) return 0;
        uint256 until = season.pausedFrom + MAX_PAUSE - season.pausedFor;
        return block.timestamp < until ? until : 0;
    }

    /// @notice The closing time with the paused time added, or when guardian and organiser ended the season.
    function closesAt(Season storage season) internal view returns (uint256) {
        if (season.ended) return season.pausedFrom;
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
        return season.hasAudit;
    }
}
