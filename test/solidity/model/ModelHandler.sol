// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {RejectReason} from "../../../contracts/interfaces/IIdolAudits.sol";
import {SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {Defaults} from "../utils/Defaults.sol";
import {IdolReward} from "../../../contracts/IdolReward.sol";
import {MockVerifier} from "../../../contracts/mocks/MockVerifier.sol";
import {Calls} from "./Calls.sol";
import {Comparison} from "./Comparison.sol";
import {Reference} from "./Reference.sol";
import {ModelActor} from "./ModelActor.sol";

/// @dev Does to the reward contract and to its model what anybody could, and what nobody may, and compares after each
/// call: a call that is refused where the model takes it is as wrong as one that is taken where it refuses.
contract ModelHandler is ModelActor {
    constructor(
        IdolReward reward_,
        MockVerifier verifier_,
        Reference model_,
        Comparison comparison_,
        Calls calls_
    ) ModelActor(reward_, verifier_, model_, comparison_, calls_) {}

    function open(uint256 seed, uint256 flaw) public {
        if (model.seasons() == MAX_SEASONS) return;
        SeasonTerms memory terms =
            seed % 3 == 0
                ? Defaults.terms(address(verifier), ORGANISERS(seed))
                : Defaults.auditedTerms(address(verifier), ORGANISERS(seed), AUDITOR);
        terms.badge = seed % 5 == 0;
        // Some are opened before they take claims.
        terms.opensAt = uint40(block.timestamp + ((seed >> 8) % 3) * 6 hours);
        terms.closesAt = terms.opensAt + 4 days;
        flaw %= 12;
        if (flaw == 1) terms.closesAt = terms.opensAt;
        if (flaw == 2) terms.prize = 0;
        if (flaw == 3) terms.organiser = GUARDIAN;
        if (flaw == 4) terms.auditor = terms.organiser;
        if (flaw == 5) terms.threshold = terms.maxScore + 1;
        if (flaw == 6) terms.revealPeriod = 1;
        address sender = flaw == 7 ? STRANGER : OWNER;
        bool taken = flaw == 0 || flaw > 7;
        if (!_act("open", taken, sender, 0, abi.encodeCall(reward.openSeason, (terms)))) return;
        model.doOpen(terms);
        _compare(model.seasons());
    }

    function fund(uint256 seed, uint256 amount) public {
        uint256 season = _pick(seed);
        amount = seed % 16 == 15 ? 0 : _bound(amount, 1, 2 * Defaults.PRIZE);
        uint256 value = (seed >> 8) % 16 == 15 ? amount + 1 : amount;
        bool taken = value == amount && model.mayFund(season, amount);
        if (_act("fund", taken, STRANGER, value, abi.encodeCall(reward.fund, (season, amount)))) {
            model.doFund(season, amount);
        }
        _compare(season);
    }

    /// @dev Three at a time, or too little would be claimed before a season closes.
    function claim(uint256 seed, uint256 who, uint256 flaw, uint256 over) external {
        uint256 season = _pick(seed);
        for (uint256 i = 0; i < 3; ++i) {
            (uint256 key, ) = _singer((who % SINGERS) + i);
            int128 score = Defaults.THRESHOLD + int128(int256(_bound(over, 0, 8))) - 1;
            _claim(season, key, score, i == 0 ? flaw % 20 : 20, who >> 8);
        }
        _compare(season);
    }

    function withdraw(uint256 seed, uint256 who, uint256 how) external {
        uint256 season = seed % 4 == 0 ? _pick(seed) : _pickClaimed(seed);
        for (uint256 i = 0; i < SINGERS; ++i) {
            (, address singer) = _singer((who % SINGERS) + i);
            if (how % 32 == 31) singer = STRANGER;
            bool own = (how >> 8) % 2 == 0;
            bool taken = model.mayWithdraw(season, singer) && (own || !refuses[singer]);
            bytes memory call_ =
                own
                    ? abi.encodeCall(reward.withdraw, (season, VAULT))
                    : abi.encodeCall(reward.withdrawFor, (season, singer));
            address to = own ? VAULT : singer;
            uint256 before = to.balance;
            if (!_act("withdraw", taken, own ? singer : STRANGER, 0, call_)) continue;
            if (to.balance - before != model.doWithdraw(season, singer)) _disagree("a payment");
        }
        _compare(season);
    }

    function refuse(uint256 who, bool on) external {
        (, address singer) = _singer(who);
        _act("refuse", true, singer, 0, abi.encodeCall(reward.refuseWithdrawFor, (on)));
        refuses[singer] = on;
    }

    function pause(uint256 seed, uint256 who) external {
        uint256 season = _pick(seed);
        address sender = who % 8 == 7 ? ORGANISERS(who) : GUARDIAN;
        bool taken = sender == GUARDIAN && model.mayPause(season);
        if (_act("pause", taken, sender, 0, abi.encodeCall(reward.pause, (season)))) model.doPause(season);
        _compare(season);
    }

    function unpause(uint256 seed, uint256 who) external {
        uint256 season = _pick(seed);
        address sender = who % 8 == 7 ? OWNER : GUARDIAN;
        bool taken = sender == GUARDIAN && model.paused(season);
        if (_act("unpause", taken, sender, 0, abi.encodeCall(reward.unpause, (season)))) {
            model.doUnpause(season);
        }
        _compare(season);
    }

    /// @dev By the guardian, or one of two organisers, of whom one organises the season.
    function end(uint256 seed, uint256 who) external {
        uint256 season = _pick(seed);
        address sender = who % 2 == 0 ? GUARDIAN : ORGANISERS(who >> 8);
        bool entitled = sender == GUARDIAN || sender == model.termsOf(season).organiser;
        bool taken = entitled && model.paused(season);
        if (_act("end", taken, sender, 0, abi.encodeCall(reward.endClaims, (season)))) {
            model.doEnd(season, sender == GUARDIAN);
        }
        _compare(season);
    }

    function reveal(uint256 seed, uint256 who, uint256 how) external {
        uint256 season = seed % 4 == 0 ? _pick(seed) : _pickUnderAudit(seed);
        for (uint256 i = 0; i < 2; ++i) _reveal(season, (who % SINGERS) + i, how % 6);
        _compare(season);
    }

    function reject(uint256 seed, uint256 who, uint256 reason, uint256 by) external {
        uint256 season = seed % 4 == 0 ? _pick(seed) : _pickUnderAudit(seed);
        address sender = by % 8 == 7 ? ORGANISERS(by) : AUDITOR;
        (, address original) = _singer(who >> 8);
        for (uint256 i = 0; i < 2; ++i) {
            (, address singer) = _singer((who % SINGERS) + i);
            RejectReason why = RejectReason(((reason % 4) + i) % 4);
            bool taken = model.mayReject(season, singer, why, original, sender);
            bytes memory call_ = abi.encodeCall(reward.reject, (season, singer, why, original));
            if (_act("reject", taken, sender, 0, call_)) model.doReject(season, singer);
        }
        _compare(season);
    }

    function closeOut(uint256 seed, uint256 who) external {
        uint256 season = _pick(seed);
        address organiser = model.termsOf(season).organiser;
        bool own = who % 2 == 0;
        address sender = own ? ORGANISERS(who >> 8) : STRANGER;
        bool taken = (!own || sender == organiser) && model.mayCloseOut(season);
        bytes memory call_ =
            own
                ? abi.encodeCall(reward.closeOut, (season, VAULT))
                : abi.encodeCall(reward.closeOutFor, (season));
        address to = own ? VAULT : organiser;
        uint256 before = to.balance;
        if (_act("closeOut", taken, sender, 0, call_)) {
            if (to.balance - before != model.doCloseOut(season)) _disagree("a payment to an organiser");
        }
        _compare(season);
    }

    function promote(uint256 seed) external {
        uint256 season = _pick(seed);
        _act("promote", true, STRANGER, 0, abi.encodeCall(reward.promote, (season)));
        _compare(season);
    }

    /// @dev Time goes on by up to half a day, or to an edge of a season or a second before, where most can go wrong.
    function pass(uint256 seed, uint256 time) external {
        uint256 season = _pick(seed);
        uint256[4] memory edges = [
            uint256(model.termsOf(season).opensAt),
            model.closesAt(season),
            model.revealEndsAt(season),
            model.finalAt(season)
        ];
        uint256 to = block.timestamp + _bound(time, 1, 12 hours);
        for (uint256 i = 4; i > 0 && time % 2 == 0; --i) {
            if (edges[i - 1] > block.timestamp + 1) to = edges[i - 1] - ((time >> 8) % 2);
        }
        vm.warp(to);
        _compare(season);
    }

    /// @dev By the singer, or by a signature: the singer's, another's, or an old one.
    function _reveal(uint256 season, uint256 who, uint256 how) private {
        (uint256 key, address singer) = _singer(who);
        bool taken = model.mayReveal(season, singer);
        bytes memory call_;
        if (how < 3) {
            // An opening that is not the commitment's.
            if (how == 2) taken = false;
            call_ = calls.revealing(season, how == 2);
        } else {
            uint256 deadline = how == 5 ? block.timestamp - 1 : block.timestamp;
            taken = taken && how == 3 && !model.isRevealed(season, singer);
            (uint256 otherKey, ) = _singer(who + 1);
            call_ = calls.revealingFor(season, singer, how == 4 ? otherKey : key, deadline);
        }
        if (_act("reveal", taken, how < 3 ? singer : STRANGER, 0, call_)) model.doReveal(season, singer);
    }
}
