// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice How far an entry can be relied on.
enum Standing {
    /// The season has no audit: nobody heard a recording.
    Unaudited,
    /// The auditor can still reject the claim.
    Pending,
    /// The audit is over and did not reject the claim.
    Audited
}

/// @notice A singer's best score in a season.
struct Entry {
    address singer;
    int128 score;
    uint40 claimedAt;
    uint32 row;
    Standing standing;
}

/// @title Best scores, read in pages.
interface ILeaderboard {
    /// @notice Reads the rows [from, from + count) of a season, in the order of first claims. Rejected claims are left
    /// out, so a page may hold fewer entries than `count`. Sorting by score is left to the reader: done on chain, each
    /// singer would pay for all others.
    /// @param season The season.
    /// @param from The first row.
    /// @param count The number of rows to look at.
    /// @return entries The entries of that page.
    /// @return rows The number of rows there are; the last page ends here.
    /// @custom:reverts IdolSeasonUnknown If there is no such season.
    function leaderboard(
        uint256 season,
        uint256 from,
        uint256 count
    ) external view returns (Entry[] memory entries, uint256 rows);
}
