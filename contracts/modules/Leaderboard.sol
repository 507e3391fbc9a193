// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Claim, ClaimStatus} from "../interfaces/IIdolClaims.sol";
import {Entry, ILeaderboard, Standing} from "../interfaces/ILeaderboard.sol";
import {Season, SeasonClock} from "../libraries/SeasonClock.sol";
import {Claims} from "./Claims.sol";

/// @dev Rows are only ever added, so pages do not shift while they are read.
abstract contract Leaderboard is Claims, ILeaderboard {
    using SeasonClock for Season;

    /// @inheritdoc ILeaderboard
    function leaderboard(
        uint256 season,
        uint256 from,
        uint256 count
    ) external view returns (Entry[] memory entries, uint256 rows) {
        Season storage stored = _season(season);
        rows = stored.claims;
        if (from >= rows) return (entries, rows);
        uint256 left = rows - from;
        uint256 looked = count < left ? count : left;
        Standing standing = _standing(stored);

        entries = new Entry[](looked);
        uint256 kept = 0;
        for (uint256 row = from; row < from + looked; ++row) {
            address singer = _singerAt(season, row);
            Claim storage made = _claim(season, singer);
            if (made.status == ClaimStatus.Rejected) continue;
            entries[kept++] = Entry(singer, made.score, made.claimedAt, made.row, standing);
        }
        // Cuts off what the rejected claims left empty; an array in memory can always be declared shorter.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            mstore(entries, kept)
        }
    }

    function _standing(Season storage season) private view returns (Standing) {
        if (!season.audited()) return Standing.Unaudited;
        return block.timestamp < season.finalAt() ? Standing.Pending : Standing.Audited;
    }
}
