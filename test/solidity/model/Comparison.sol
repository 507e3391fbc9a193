// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IdolReward} from "../../../contracts/IdolReward.sol";
import {ClaimStatus} from "../../../contracts/interfaces/IIdolClaims.sol";
import {SeasonState, SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {Entry, Standing} from "../../../contracts/interfaces/ILeaderboard.sol";
import {Reference, Row} from "./Reference.sol";

/// @dev Compares contract and model: season by season, claim by claim, row by row.
contract Comparison {
    IdolReward private immutable reward;
    Reference private immutable model;
    address[] private singers;
    /// The first difference found.
    string private difference;
    mapping(uint256 season => mapping(address singer => uint256)) private _stage;

    constructor(IdolReward reward_, Reference model_, address[] memory singers_) {
        (reward, model, singers) = (reward_, model_, singers_);
    }

    /// @dev Whether contract and model tell the same of a season.
    function compare(uint256 season) external returns (string memory) {
        (SeasonTerms memory terms, SeasonState memory state) = reward.seasonOf(season);
        if (state.pot != model.pot(season)) _disagree("pot");
        if (state.forfeited != model.forfeited(season)) _disagree("forfeited bonds");
        if (state.queued != model.queued(season)) _disagree("queue");
        if (state.paused != model.paused(season)) _disagree("whether it is paused");
        if (state.closesAt != model.closesAt(season)) _disagree("closing time");
        if (state.revealEndsAt != model.revealEndsAt(season)) _disagree("end of the reveal period");
        if (state.finalAt != model.finalAt(season)) _disagree("final time");
        if (keccak256(abi.encode(terms)) != keccak256(abi.encode(model.termsOf(season)))) _disagree("terms");
        _compareClaims(season);
        uint256 held = 0;
        for (uint256 i = 1; i <= model.seasons(); ++i) held += model.held(i);
        if (reward.heldOf(address(0)) != held || address(reward).balance != held) _disagree("what is held");
        return difference;
    }

    function _compareClaims(uint256 season) private {
        for (uint256 i = 0; i < singers.length; ++i) {
            address singer = singers[i];
            ClaimStatus status = reward.claimOf(season, singer).status;
            if (status != model.statusOf(season, singer)) _disagree("the status of a claim");
            // None, Queued, Owed, then Withdrawn or Rejected for ever.
            uint256 stage = [0, 2, 3, 4, 1][uint8(status)];
            uint256 before = _stage[season][singer];
            if (stage < before || (before > 2 && stage != before)) _disagree("a status that went back");
            _stage[season][singer] = stage;
            (uint256 owed, ) = reward.owedTo(season, singer);
            if (owed != model.worth(season, singer)) _disagree("what is owed");
        }
        _compareLeaderboard(season);
    }

    function _compareLeaderboard(uint256 season) private {
        (Entry[] memory entries, uint256 count_) = reward.leaderboard(season, 0, singers.length);
        Row[] memory rows = model.rows(season);
        if (count_ != rows.length) return _disagree("the number of rows");
        Standing standing = Standing.Unaudited;
        if (model.termsOf(season).auditor != address(0)) {
            standing = model.isFinal(season) ? Standing.Audited : Standing.Pending;
        }
        uint256 kept = 0;
        for (uint256 i = 0; i < rows.length; ++i) {
            if (rows[i].status == ClaimStatus.Rejected) continue;
            if (kept == entries.length) return _disagree("a row that is missing");
            Entry memory entry = entries[kept++];
            bool same = entry.singer == rows[i].singer && entry.score == rows[i].score && entry.row == i;
            if (!same || entry.claimedAt != rows[i].at || entry.standing != standing) _disagree("a row");
        }
        if (kept != entries.length) _disagree("a row too many");
    }

    function _disagree(string memory what) private {
        if (bytes(difference).length == 0) difference = what;
    }
}
