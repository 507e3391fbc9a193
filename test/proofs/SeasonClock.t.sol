// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Season, SeasonClock} from "../../contracts/libraries/SeasonClock.sol";
import {Bare} from "./Bare.sol";

/// @dev The season clock, over one step from every state that `_isPossible` admits, which is shown to hold on after the
/// step: so it is by induction over any number of calls. It is monotone, and pauses stay within their budget. Bound: a
/// season that closes before the year 36812.
contract SeasonClockProof is Bare {
    using SeasonClock for Season;

    struct State {
        uint40 time;
        uint40 opensAt;
        uint40 closesAt;
        uint40 pausedFrom;
        uint32 pausedFor;
        uint8 endAsked;
        bool ended;
    }

    /// @dev Where nobody calls, closing time moves forward only, within the budget, and what is closed stays closed.
    function check_TimeAlone(State memory state, uint40 later) external {
        vm.assume(later >= state.time);
        Season storage season = _put(state);
        uint256 before = season.closesAt();
        vm.warp(later);
        uint256 afterwards = season.closesAt();
        assert(before <= afterwards);
        assert(afterwards <= uint256(state.closesAt) + MAX_PAUSE);
        assert(_or(state.time < before, later >= afterwards));
        assert(_holds(season, later));
    }

    /// @dev A pause that runs is charged for each of its seconds, and ends with the budget.
    function check_PausedTimeIsCharged(State memory state) external {
        Season storage season = _put(state);
        uint256 spent = season.pausedSeconds();
        assert(spent <= MAX_PAUSE);
        uint256 until = season.pausedUntil();
        if (until == 0) return;
        assert(until <= uint256(state.pausedFrom) + MAX_PAUSE - state.pausedFor);
        if (state.time < state.pausedFrom) return;
        assert(spent >= uint256(state.pausedFor) + state.time - state.pausedFrom);
    }

    /// @dev Only the guardian pauses, only what is open and not paused, and each pause costs MIN_PAUSE at least.
    function check_Pause(State memory state, address sender) external {
        Season storage season = _put(state);
        uint256 before = season.closesAt();
        uint256 until = season.pausedUntil();
        uint256 spent = season.pausedSeconds();
        vm.prank(sender);
        this.pause(SEASON);

        assert(sender == GUARDIAN);
        assert(_and(until == 0, state.time < before));
        assert(season.pausedFor == spent);
        // Before opening it does not count yet.
        uint256 afterwards = season.pausedSeconds();
        bool charged = _or(afterwards == MAX_PAUSE, afterwards >= spent + MIN_PAUSE);
        assert(_or(state.time < state.opensAt, charged));
        assert(season.closesAt() >= before);
        assert(_holds(season, state.time));
    }

    /// @dev Only the guardian unpauses, and that moves no time.
    function check_Unpause(State memory state, address sender) external {
        Season storage season = _put(state);
        uint256 before = season.closesAt();
        uint256 spent = season.pausedSeconds();
        vm.prank(sender);
        this.unpause(SEASON);

        assert(sender == GUARDIAN);
        assert(season.pausedSeconds() == spent);
        assert(season.closesAt() == before);
        assert(_holds(season, state.time));
    }

    /// @dev Ending takes both, in the same pause; it closes at once what was open, and opens nothing.
    function check_End(State memory state, address sender) external {
        Season storage season = _put(state);
        uint256 before = season.closesAt();
        vm.prank(sender);
        this.endClaims(SEASON);

        assert(_or(sender == GUARDIAN, sender == ORGANISER));
        assert(_and(!state.ended, state.time < before));
        uint256 other = sender == GUARDIAN ? 2 : 1;
        bool ended = season.ended;
        assert(ended == (state.endAsked & other != 0));
        assert(season.closesAt() == (ended ? state.time : before));
        assert(_holds(season, state.time));
    }

    /// @dev Any state that can be. Bound: a season that closes, with the longest pause, before the year 36812.
    function _put(State memory state) private returns (Season storage season) {
        season = _season(SEASON);
        vm.assume(_and(state.time != 0, uint256(state.closesAt) + MAX_PAUSE <= type(uint40).max));
        vm.assume(_isPossible(state));
        (season.terms.opensAt, season.terms.closesAt) = (state.opensAt, state.closesAt);
        (season.pausedFrom, season.pausedFor) = (state.pausedFrom, state.pausedFor);
        (season.endAsked, season.ended) = (state.endAsked, state.ended);
        vm.warp(state.time);
    }

    function _holds(Season storage season, uint256 time) private view returns (bool) {
        return
            _isPossible(
                State(
                    uint40(time),
                    season.terms.opensAt,
                    season.terms.closesAt,
                    season.pausedFrom,
                    season.pausedFor,
                    season.endAsked,
                    season.ended
                )
            );
    }

    /// @dev The induction hypothesis.
    function _isPossible(State memory state) private pure returns (bool) {
        (uint256 from, uint256 spent, uint256 closesAt) = (state.pausedFrom, state.pausedFor, state.closesAt);
        bool sane = _and(_and(state.opensAt < closesAt, spent <= MAX_PAUSE), state.endAsked <= 3);
        bool over = _and(_and(state.ended, from != 0), _and(from <= state.time, from < closesAt + MAX_PAUSE));
        bool begun = _and(state.opensAt <= from, _or(from <= state.time, from == state.opensAt));
        bool counts = _and(_and(spent < MAX_PAUSE, from < closesAt + spent), begun);
        bool runs = _and(_and(!state.ended, state.endAsked != 3), _or(from == 0, counts));
        return _and(sane, _or(over, runs));
    }
}
