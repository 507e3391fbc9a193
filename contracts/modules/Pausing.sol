// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IIdolSeasons} from "../interfaces/IIdolSeasons.sol";
import {Season, SeasonClock} from "../libraries/SeasonClock.sol";
import {Seasons} from "./Seasons.sol";

/// @dev The guardian can hold claims up, season by season and for a limited time, and can do nothing else alone.
abstract contract Pausing is Seasons {
    using SeasonClock for Season;

    /// @notice The longest time, in seconds, for which a season can be paused in all.
    uint256 public constant MAX_PAUSE = SeasonClock.MAX_PAUSE;

    /// @notice What a pause costs of that at least, in seconds.
    uint256 public constant MIN_PAUSE = SeasonClock.MIN_PAUSE;

    uint8 private constant GUARDIAN_ASKED = 1;
    uint8 private constant ORGANISER_ASKED = 2;

    modifier onlyGuardian() {
        _requireGuardian();
        _;
    }

    /// @inheritdoc IIdolSeasons
    function setGuardian(address newGuardian) external onlyOwner {
        _setGuardian(newGuardian);
    }

    /// @inheritdoc IIdolSeasons
    function pause(uint256 season) external onlyGuardian {
        Season storage paused = _season(season);
        _requireNotClosed(season, paused);
        _requireNotPaused(season, paused);
        _requireGuardianApart(paused.terms.organiser, paused.terms.auditor);
        uint256 spent = paused.pausedSeconds();
        if (spent == MAX_PAUSE) revert IdolPauseBudgetExceeded(season, MAX_PAUSE);

        uint256 opensAt = paused.terms.opensAt;
        // Time before opening is no claim time, so it does not count. Neither cast cuts: times are within uint40
        // while the terms' are, and `spent` is below MAX_PAUSE.
        paused.pausedFrom = uint40(block.timestamp > opensAt ? block.timestamp : opensAt);
        paused.pausedFor = uint32(spent);
        paused.endAsked = 0;
        emit SeasonPaused(season, msg.sender, paused.pausedUntil());
    }

    /// @inheritdoc IIdolSeasons
    function unpause(uint256 season) external onlyGuardian {
        Season storage paused = _season(season);
        if (paused.pausedUntil() == 0) revert IdolSeasonNotPaused(season);
        paused.pausedFor = uint32(paused.pausedSeconds());
        paused.pausedFrom = 0;
        emit SeasonUnpaused(season, msg.sender, paused.closesAt());
    }

    /// @inheritdoc IIdolSeasons
    function endClaims(uint256 season) external {
        Season storage paused = _season(season);
        uint8 asked = _part(season, paused);
        if (paused.pausedUntil() == 0) revert IdolSeasonNotPaused(season);
        asked |= paused.endAsked;
        paused.endAsked = asked;
        emit SeasonEndAsked(season, msg.sender);
        if (asked != GUARDIAN_ASKED | ORGANISER_ASKED) return;

        paused.ended = true;
        paused.pausedFrom = uint40(block.timestamp);
        emit SeasonEnded(season, block.timestamp);
    }

    function _setGuardian(address newGuardian) internal {
        if (newGuardian != address(0) && newGuardian == owner()) revert IdolGuardianIsOwner(newGuardian);
        emit GuardianChanged(guardian, newGuardian);
        guardian = newGuardian;
    }

    function _requireNotPaused(uint256 season, Season storage stored) internal view {
        uint256 until = stored.pausedUntil();
        if (until != 0) revert IdolSeasonPaused(season, until);
    }

    /// @dev Ownership does not go to the guardian either. Without an owner nobody could name another, so there is
    /// none.
    function _transferOwnership(address newOwner) internal virtual override {
        if (newOwner == address(0)) _setGuardian(newOwner);
        else if (newOwner == guardian) revert IdolGuardianIsOwner(newOwner);
        super._transferOwnership(newOwner);
    }

    function _requireGuardian() private view {
        if (msg.sender != guardian) revert IdolNotGuardian(msg.sender);
    }

    /// @dev In what part the sender asks for the end of claims.
    function _part(uint256 season, Season storage stored) private view returns (uint8) {
        if (msg.sender == guardian) return GUARDIAN_ASKED;
        if (msg.sender == stored.terms.organiser) return ORGANISER_ASKED;
        revert IdolNotGuardianOrOrganiser(season, msg.sender);
    }
}
