// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";

/// @dev The model's clock: a list of pauses, counted anew each time it is asked.
contract ReferenceClock {
    /// As the documents have them; not read from the contract.
    uint256 internal constant BUDGET = 7 days;
    uint256 internal constant LEAST = 1 hours;
    uint256 private constant OPEN_END = type(uint256).max;

    struct Pause {
        uint256 from;
        uint256 to;
    }

    mapping(uint256 season => SeasonTerms) internal _terms;
    mapping(uint256 season => Pause[]) private _pauses;
    mapping(uint256 season => uint256) private _endedAt;
    mapping(uint256 season => bool) private _guardianAsked;
    mapping(uint256 season => bool) private _organiserAsked;

    function mayPause(uint256 season) external view returns (bool) {
        return !closed(season) && !paused(season) && spent(season) < BUDGET;
    }

    function doPause(uint256 season) external {
        uint256 opensAt = _terms[season].opensAt;
        _pauses[season].push(Pause(block.timestamp > opensAt ? block.timestamp : opensAt, OPEN_END));
        (_guardianAsked[season], _organiserAsked[season]) = (false, false);
    }

    function doUnpause(uint256 season) external {
        _pauses[season][_pauses[season].length - 1].to = block.timestamp;
    }

    function doEnd(uint256 season, bool byGuardian) external {
        if (byGuardian) _guardianAsked[season] = true;
        else _organiserAsked[season] = true;
        if (_guardianAsked[season] && _organiserAsked[season]) _endedAt[season] = block.timestamp;
    }

    function paused(uint256 season) public view returns (bool) {
        uint256 count = _pauses[season].length;
        if (count == 0 || _endedAt[season] != 0) return false;
        Pause storage last = _pauses[season][count - 1];
        return last.to == OPEN_END && block.timestamp < last.from + BUDGET - _spent(season, count - 1);
    }

    function spent(uint256 season) public view returns (uint256) {
        return _spent(season, _pauses[season].length);
    }

    function closesAt(uint256 season) public view returns (uint256) {
        uint256 endedAt = _endedAt[season];
        return endedAt != 0 ? endedAt : _terms[season].closesAt + spent(season);
    }

    function closed(uint256 season) public view returns (bool) {
        return block.timestamp >= closesAt(season);
    }

    function revealEndsAt(uint256 season) public view returns (uint256) {
        return closesAt(season) + _terms[season].revealPeriod;
    }

    function finalAt(uint256 season) public view returns (uint256) {
        return revealEndsAt(season) + _terms[season].auditPeriod;
    }

    function isFinal(uint256 season) public view returns (bool) {
        return block.timestamp >= finalAt(season);
    }

    function termsOf(uint256 season) public view returns (SeasonTerms memory) {
        return _terms[season];
    }

    /// @dev Of the first `count` pauses. One that was taken back before the season opened costs nothing.
    function _spent(uint256 season, uint256 count) private view returns (uint256 total) {
        for (uint256 i = 0; i < count; ++i) {
            Pause storage one = _pauses[season][i];
            uint256 to = block.timestamp < one.to ? block.timestamp : one.to;
            if (to < one.from) continue;
            uint256 lasted = to - one.from;
            total += lasted < LEAST ? LEAST : lasted;
        }
        if (total > BUDGET) total = BUDGET;
    }
}
