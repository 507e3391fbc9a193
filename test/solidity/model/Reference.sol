// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {RejectReason} from "../../../contracts/interfaces/IIdolAudits.sol";
import {ClaimStatus} from "../../../contracts/interfaces/IIdolClaims.sol";
import {SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {ReferenceClock} from "./ReferenceClock.sol";

/// @dev A claim in the model's book.
struct Row {
    address singer;
    int128 score;
    uint256 at;
    ClaimStatus status;
    bool revealed;
}

/// @dev What the reward contract should do, in plain code: for each call whether it must succeed (`may…`), and what it
/// does (`do…`). It keeps lists and counts them anew where the contract keeps counters, and knows no money but numbers.
contract Reference is ReferenceClock {
    uint256 public seasons;
    mapping(uint256 season => uint256) public pot;
    mapping(uint256 season => uint256) public forfeited;
    mapping(uint256 season => Row[]) private _rows;

    function doOpen(SeasonTerms calldata terms) external {
        _terms[++seasons] = terms;
    }

    function mayFund(uint256 season, uint256 amount) external view returns (bool) {
        return amount != 0 && !closed(season);
    }

    function doFund(uint256 season, uint256 amount) external {
        pot[season] += amount;
        _fill(season);
    }

    function mayClaim(uint256 season, address singer, int128 score) external view returns (bool) {
        SeasonTerms storage terms = _terms[season];
        if (block.timestamp < terms.opensAt || closed(season) || paused(season)) return false;
        if (score < terms.threshold || score > terms.maxScore) return false;
        (bool found, uint256 i) = _find(season, singer);
        if (found) return !_audited(season) && score > _rows[season][i].score;
        return _audited(season) || pot[season] >= terms.prize;
    }

    function doClaim(uint256 season, address singer, int128 score) external {
        (bool found, uint256 i) = _find(season, singer);
        if (found) {
            _rows[season][i].score = score;
        } else {
            _rows[season].push(Row(singer, score, block.timestamp, ClaimStatus.Queued, false));
            _fill(season);
        }
    }

    function mayWithdraw(uint256 season, address singer) external view returns (bool) {
        return stands(season, singer) && (!_audited(season) || isFinal(season));
    }

    /// @return amount What is paid.
    function doWithdraw(uint256 season, address singer) external returns (uint256 amount) {
        amount = worth(season, singer);
        forfeited[season] -= _share(season);
        _row(season, singer).status = ClaimStatus.Withdrawn;
    }

    function mayReveal(uint256 season, address singer) external view returns (bool) {
        return
            _audited(season) &&
            closed(season) &&
            block.timestamp < revealEndsAt(season) &&
            stands(season, singer);
    }

    function doReveal(uint256 season, address singer) external {
        _row(season, singer).revealed = true;
    }

    function mayReject(
        uint256 season,
        address singer,
        RejectReason reason,
        address original,
        address sender
    ) external view returns (bool) {
        if (!_audited(season) || sender != _terms[season].auditor) return false;
        if (!closed(season) || isFinal(season) || !stands(season, singer)) return false;
        if (reason == RejectReason.NotRevealed) {
            return block.timestamp >= revealEndsAt(season) && !isRevealed(season, singer);
        }
        if (reason != RejectReason.Copy) return isRevealed(season, singer);
        (, uint256 later) = _find(season, singer);
        (, uint256 earlier) = _find(season, original);
        return
            isRevealed(season, singer) &&
            stands(season, original) &&
            isRevealed(season, original) &&
            earlier < later;
    }

    function doReject(uint256 season, address singer) external {
        Row storage row = _row(season, singer);
        if (row.status == ClaimStatus.Owed) pot[season] += _terms[season].prize;
        row.status = ClaimStatus.Rejected;
        forfeited[season] += _terms[season].bond;
        _fill(season);
    }

    function mayCloseOut(uint256 season) external view returns (bool) {
        return isFinal(season) && pot[season] != 0;
    }

    /// @return amount What is paid.
    function doCloseOut(uint256 season) external returns (uint256 amount) {
        amount = pot[season];
        pot[season] = 0;
    }

    function rows(uint256 season) external view returns (Row[] memory) {
        return _rows[season];
    }

    /// @dev What must be there for a season.
    function held(uint256 season) external view returns (uint256 sum) {
        sum = pot[season] + forfeited[season];
        for (uint256 i = 0; i < _rows[season].length; ++i) {
            if (stands(season, _rows[season][i].singer)) sum += _worth(season, _rows[season][i]);
        }
    }

    function statusOf(uint256 season, address singer) external view returns (ClaimStatus) {
        (bool found, uint256 i) = _find(season, singer);
        return found ? _rows[season][i].status : ClaimStatus.None;
    }

    function queued(uint256 season) external view returns (uint256 count) {
        for (uint256 i = 0; i < _rows[season].length; ++i) {
            if (_rows[season][i].status == ClaimStatus.Queued) ++count;
        }
    }

    function stands(uint256 season, address singer) public view returns (bool) {
        (bool found, uint256 i) = _find(season, singer);
        if (!found) return false;
        ClaimStatus status = _rows[season][i].status;
        return status == ClaimStatus.Owed || status == ClaimStatus.Queued;
    }

    function isRevealed(uint256 season, address singer) public view returns (bool) {
        (bool found, uint256 i) = _find(season, singer);
        return found && _rows[season][i].revealed;
    }

    /// @dev Prize, bond and share.
    function worth(uint256 season, address singer) public view returns (uint256) {
        if (!stands(season, singer)) return 0;
        return _worth(season, _row(season, singer)) + _share(season);
    }

    function _worth(uint256 season, Row storage row) private view returns (uint256) {
        return (row.status == ClaimStatus.Owed ? _terms[season].prize : 0) + uint256(_terms[season].bond);
    }

    function _share(uint256 season) private view returns (uint256) {
        uint256 standing = 0;
        for (uint256 i = 0; i < _rows[season].length; ++i) {
            if (stands(season, _rows[season][i].singer)) ++standing;
        }
        return standing == 0 ? 0 : forfeited[season] / standing;
    }

    /// @dev Who came first has a prize first.
    function _fill(uint256 season) private {
        for (uint256 i = 0; i < _rows[season].length; ++i) {
            Row storage row = _rows[season][i];
            if (row.status != ClaimStatus.Queued || pot[season] < _terms[season].prize) continue;
            pot[season] -= _terms[season].prize;
            row.status = ClaimStatus.Owed;
        }
    }

    function _audited(uint256 season) private view returns (bool) {
        return _terms[season].auditor != address(0);
    }

    function _row(uint256 season, address singer) private view returns (Row storage) {
        (, uint256 i) = _find(season, singer);
        return _rows[season][i];
    }

    function _find(uint256 season, address singer) private view returns (bool found, uint256 index) {
        for (index = 0; index < _rows[season].length; ++index) {
            if (_rows[season][index].singer == singer) return (true, index);
        }
    }
}
