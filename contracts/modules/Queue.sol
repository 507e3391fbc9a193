// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Claim, ClaimStatus} from "../interfaces/IIdolClaims.sol";
import {IIdolQueue} from "../interfaces/IIdolQueue.sol";
import {Season, SeasonClock} from "../libraries/SeasonClock.sol";
import {Pausing} from "./Pausing.sol";
import {Seasons} from "./Seasons.sol";

/// @dev The book of claims: who has a prize, who waits for one, and whose bonds are to be shared out.
abstract contract Queue is Pausing, IIdolQueue {
    using SeasonClock for Season;

    /// @notice The most rows that one call looks at to give prizes to claims that wait: its gas is bounded.
    uint256 public constant MAX_PROMOTIONS = 32;

    mapping(uint256 season => mapping(address singer => Claim claim)) private _claims;
    mapping(uint256 season => mapping(uint256 row => address singer)) private _singers;

    /// @inheritdoc IIdolQueue
    function promote(uint256 season) external nonReentrant {
        _promote(season, _season(season));
    }

    /// @dev The claim's storage, for the modules above.
    function _claim(uint256 season, address singer) internal view returns (Claim storage) {
        return _claims[season][singer];
    }

    /// @dev Who made the claim in a row.
    function _singerAt(uint256 season, uint256 row) internal view returns (address) {
        return _singers[season][row];
    }

    /// @dev Adds a first claim, with a prize of the pot, or waiting for one; returns the prize, zero for waiting.
    function _add(
        uint256 number,
        Season storage season,
        address singer,
        int128 score
    ) internal returns (uint128 prize) {
        uint32 row = season.claims;
        uint128 pot = season.pot;
        prize = season.terms.prize;
        // Who comes later does not overtake those who wait, not even where a prize is there for one of them.
        bool waits = pot < prize || (season.audited() && season.queued != 0);
        if (waits) {
            if (!season.audited()) revert IdolPotTooSmall(number, pot, prize);
            prize = 0;
            if (season.queued++ == 0) season.queueHead = row;
        }
        season.pot = pot - prize;
        season.claims = row + 1;
        _singers[number][row] = singer;
        Claim storage made = _claims[number][singer];
        made.score = score;
        made.claimedAt = uint40(block.timestamp);
        made.row = row;
        made.status = waits ? ClaimStatus.Queued : ClaimStatus.Owed;
    }

    /// @dev Strikes a claim out; returns what goes back to the pot. Its bond stays for those that stand.
    function _strike(
        uint256 number,
        Season storage season,
        Claim storage made
    ) internal returns (uint128 returned) {
        if (made.status == ClaimStatus.Queued) --season.queued;
        else returned = season.terms.prize;
        made.status = ClaimStatus.Rejected;
        ++season.settled;
        season.forfeited += season.terms.bond;
        // It does not overflow: all that is held of a currency is within uint128, see {Treasury}.
        season.pot += returned;
        _promote(number, season);
    }

    /// @dev Marks a claim as paid; returns what it is worth.
    function _settle(
        uint256 number,
        Season storage season,
        Claim storage made
    ) internal returns (uint256 amount) {
        _promote(number, season);
        amount = _worth(season, made);
        if (made.status == ClaimStatus.Queued) --season.queued;
        made.status = ClaimStatus.Withdrawn;
        if (season.forfeited == 0) return amount;
        season.forfeited -= uint128(_share(season));
        ++season.settled;
    }

    /// @dev What a claim that stands is worth: the prize, unless it waits for one, the bond that it posted, and its
    /// share.
    function _worth(Season storage season, Claim storage made) internal view returns (uint256) {
        uint256 prize = made.status == ClaimStatus.Owed ? season.terms.prize : 0;
        return prize + season.terms.bond + _share(season);
    }

    /// @inheritdoc Seasons
    function _promote(uint256 number, Season storage season) internal override {
        uint256 queued = season.queued;
        uint256 prize = season.terms.prize;
        uint256 pot = season.pot;
        if (queued == 0 || pot < prize) return;
        uint256 row = season.queueHead;
        uint256 end = row + MAX_PROMOTIONS;
        for (; row < end && queued != 0 && pot >= prize; ++row) {
            address singer = _singers[number][row];
            Claim storage made = _claims[number][singer];
            if (made.status != ClaimStatus.Queued) continue;
            made.status = ClaimStatus.Owed;
            pot -= prize;
            --queued;
            emit PrizeAssigned(number, singer, prize);
        }
        // Each is smaller than what was read, or a row that there is.
        (season.pot, season.queued, season.queueHead) = (uint128(pot), uint32(queued), uint32(row));
    }

    /// @dev Equal shares of the bonds of rejected claims; who comes last gets what division left.
    function _share(Season storage season) private view returns (uint256) {
        uint256 forfeited = season.forfeited;
        return forfeited == 0 ? 0 : forfeited / (season.claims - season.settled);
    }
}
