// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {CommonBase} from "forge-std/Base.sol";
import {StdUtils} from "forge-std/StdUtils.sol";
import {IdolReward} from "../../../contracts/IdolReward.sol";
import {Opening, RejectReason} from "../../../contracts/interfaces/IIdolAudits.sol";
import {ClaimStatus, Submission} from "../../../contracts/interfaces/IIdolClaims.sol";
import {SeasonState, SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {PublicInputs} from "../../../contracts/libraries/PublicInputs.sol";
import {MockReceiver, ReceiverBehaviour} from "../../../contracts/mocks/MockReceiver.sol";
import {MockToken, TokenBehaviour} from "../../../contracts/mocks/MockToken.sol";
import {MockVerifier, VALID_PROOF, VerifierBehaviour} from "../../../contracts/mocks/MockVerifier.sol";
import {Defaults} from "../utils/Defaults.sol";

/// @dev Acts on a reward contract as everybody at once, and remembers what went in and out. No action reverts: a
/// refusal is an outcome like another. The laws that it is for are in test/contracts/INVARIANTS.md.
contract RewardHandler is CommonBase, StdUtils {
    uint256 public constant MAX_SEASONS = 6;
    uint256 private constant GAS = 600_000;

    address public constant OWNER = address(0x0111);
    address public constant GUARDIAN = address(0x0222);
    address public constant AUDITOR = address(0x0333);
    address public constant ORGANISER = address(0x0444);
    address public constant STRANGER = address(0x0555);
    address public constant VAULT = address(0x0666);

    IdolReward public reward;
    MockVerifier public verifier;
    MockToken public conforming;
    MockToken public hostile;
    address[] public singers;

    /// What went into a season: credited by funding, or posted as bond.
    mapping(uint256 season => uint256) public wentIn;
    /// What went out to singers, as the contract reported it.
    mapping(uint256 season => uint256) public wentToSingers;
    /// What went back to the organiser.
    mapping(uint256 season => uint256) public wentBack;
    mapping(uint256 season => mapping(address singer => uint256)) public timesPaid;
    mapping(uint256 season => bytes32) public termsHash;
    mapping(uint256 season => bool) public seenClosed;
    mapping(uint256 season => uint256) public pausesOf;
    mapping(address currency => uint256) public donated;
    /// Whether somebody did what they must not be able to.
    bool public breached;
    /// How often an action was refused.
    uint256 public refused;
    /// How often each action had its effect, so that a test can tell that it had.
    mapping(bytes32 action => uint256) public done;

    /// @dev Everything is made outside: EDR does not fuzz a contract that carries so much code.
    constructor(
        IdolReward reward_,
        MockVerifier verifier_,
        MockToken conforming_,
        MockToken hostile_,
        address[] memory singers_
    ) {
        (reward, verifier, conforming, hostile, singers) = (
            reward_,
            verifier_,
            conforming_,
            hostile_,
            singers_
        );
        vm.startPrank(OWNER);
        reward.approveCurrency(address(conforming), true);
        reward.approveCurrency(address(hostile), true);
        vm.stopPrank();
        for (uint256 i = 0; i < 5; ++i) {
            openSeason(i, i % 2 == 0);
            fund(i, 2 * Defaults.PRIZE);
        }
    }

    function openSeason(uint256 currency, bool audited) public {
        if (reward.seasonCount() >= MAX_SEASONS) return;
        SeasonTerms memory terms =
            audited
                ? Defaults.auditedTerms(address(verifier), ORGANISER, AUDITOR)
                : Defaults.terms(address(verifier), ORGANISER);
        terms.currency = [address(0), address(conforming), address(hostile)][currency % 3];
        terms.opensAt = uint40(block.timestamp);
        terms.closesAt = terms.opensAt + 10 days;
        vm.prank(OWNER);
        uint256 season = reward.openSeason(terms);
        termsHash[season] = _termsHash(season);
        ++done["openSeason"];
    }

    function fund(uint256 seed, uint256 amount) public {
        uint256 season = _pick(seed);
        (SeasonTerms memory terms, ) = reward.seasonOf(season);
        uint256 before = reward.heldOf(terms.currency);
        amount = _bound(amount, 0, 3 * Defaults.PRIZE);
        uint256 value = _give(terms.currency, ORGANISER, amount);
        vm.prank(ORGANISER);
        try reward.fund{value: value, gas: GAS}(season, amount) {
            wentIn[season] += reward.heldOf(terms.currency) - before;
            ++done["fund"];
        } catch {
            ++refused;
        }
        _takeAway(terms.currency, ORGANISER);
    }

    /// @dev Three at a time, or too little would be claimed before a season closes.
    function claim(uint256 seed, uint256 who, int256 over, bool relayed) external {
        uint256 season = _pick(seed);
        for (uint256 i = 0; i < 3; ++i) _claim(season, _singer((who % 4) + i), over, relayed);
    }

    function withdraw(uint256 seed, bool byItself) external {
        uint256 season = _pickClaimed(seed);
        for (uint256 i = 0; i < singers.length; ++i) _withdraw(season, singers[i], byItself);
    }

    function closeOut(uint256 seed) external {
        uint256 season = _pick(seed);
        (SeasonTerms memory terms, SeasonState memory state) = reward.seasonOf(season);
        uint256 before = reward.heldOf(terms.currency);
        vm.prank(ORGANISER);
        try reward.closeOut{gas: GAS}(season, ORGANISER) {
            if (block.timestamp < state.finalAt) breached = true;
            wentBack[season] += before - reward.heldOf(terms.currency);
            ++done["closeOut"];
        } catch {
            ++refused;
        }
    }

    function pause(uint256 seed, bool paused) external {
        uint256 season = _pick(seed);
        vm.prank(GUARDIAN);
        (bool success, ) = address(reward).call(
            paused ? abi.encodeCall(reward.pause, (season)) : abi.encodeCall(reward.unpause, (season))
        );
        if (!success) return;
        if (paused) ++pausesOf[season];
        ++done["pause"];
    }

    /// @dev Mostly one alone, or every season would be over before its time.
    function end(uint256 seed, uint256 who) external {
        uint256 season = _pick(seed);
        for (uint256 i = 0; i < (who % 8 == 0 ? 2 : 1); ++i) {
            (, SeasonState memory state) = reward.seasonOf(season);
            vm.prank((who >> 8) % 2 == i ? GUARDIAN : ORGANISER);
            (bool success, ) = address(reward).call(abi.encodeCall(reward.endClaims, (season)));
            if (success != state.paused) breached = true;
            (, SeasonState memory afterwards) = reward.seasonOf(season);
            if (!state.paused || afterwards.paused) continue;
            seenClosed[season] = true;
            ++done["end"];
        }
    }

    function reveal(uint256 seed, uint256 who) external {
        uint256 season = _pickClaimed(seed);
        for (uint256 i = 0; i < 3; ++i) {
            vm.prank(_singer((who % 4) + i));
            try reward.reveal(season, Defaults.URI, Opening(Defaults.SALT, Defaults.RECORDING)) {
                ++done["reveal"];
            } catch {
                ++refused;
            }
        }
    }

    function reject(uint256 seed, uint256 who, uint256 reason, uint256 original) external {
        uint256 season = _pickClaimed(seed);
        for (uint256 i = 0; i < 2; ++i) {
            vm.prank(AUDITOR);
            try reward.reject(season, _singer((who % 4) + i), RejectReason((reason % 4)), _singer(original)) {
                ++done["reject"];
            } catch {
                ++refused;
            }
        }
    }

    /// @dev Time goes on by up to a day, or to the next edge of a season (or a second before), where most can go
    /// wrong.
    function pass(uint256 seed, uint256 time) external {
        (, SeasonState memory picked) = reward.seasonOf(_pick(seed));
        uint256[3] memory edges = [picked.closesAt, picked.revealEndsAt, picked.finalAt];
        uint256 to = block.timestamp + _bound(time, 0, 1 days);
        for (uint256 i = 3; i > 0 && time % 4 == 0; --i) {
            if (edges[i - 1] > block.timestamp + 1) to = edges[i - 1] - (time % 8 == 0 ? 1 : 0);
        }
        vm.warp(to);
        for (uint256 season = 1; season <= reward.seasonCount(); ++season) {
            (, SeasonState memory state) = reward.seasonOf(season);
            if (block.timestamp >= state.closesAt) seenClosed[season] = true;
        }
    }

    /// @dev Receivers, the hostile token and the verifier turn as they like.
    function turn(uint256 receiver, uint256 token, uint256 judge, uint256 seed) external {
        MockReceiver one = MockReceiver(payable(singers[2 + (seed % 2)]));
        one.setBehaviour(ReceiverBehaviour(receiver % 4));
        one.setCall(address(reward), abi.encodeCall(reward.withdrawFor, (_pick(seed), address(one))));
        hostile.setBehaviour(TokenBehaviour(token % 7));
        hostile.setCall(address(reward), abi.encodeCall(reward.withdrawFor, (_pick(seed), _singer(seed))));
        // Mostly honest, or nothing would happen.
        verifier.setBehaviour(VerifierBehaviour(judge % 12 < 10 ? 0 : judge % 8));
    }

    /// @dev Money that nobody asked for.
    function donate(uint256 amount) external {
        amount = _bound(amount, 0, Defaults.PRIZE);
        vm.deal(address(reward), address(reward).balance + amount);
        donated[address(0)] += amount;
        conforming.mint(address(reward), amount);
        donated[address(conforming)] += amount;
    }

    /// @dev Somebody without any part in it tries everything.
    function attack(uint256 seed, uint256 who) external {
        uint256 season = _pick(seed);
        address singer = _singer(who);
        Opening memory opening = Opening(Defaults.SALT, Defaults.RECORDING);
        bytes[14] memory calls = [
            abi.encodeCall(reward.withdraw, (season, STRANGER)),
            abi.encodeCall(reward.claimFrom, (_made(season, singer, Defaults.SCORE), singer)),
            abi.encodeCall(reward.closeOut, (season, STRANGER)),
            abi.encodeCall(reward.reject, (season, singer, RejectReason.NoVoice, singer)),
            abi.encodeCall(reward.reveal, (season, Defaults.URI, opening)),
            abi.encodeCall(reward.revealFor, (season, singer, Defaults.URI, opening, block.timestamp, "")),
            abi.encodeCall(reward.pause, (season)),
            abi.encodeCall(reward.unpause, (season)),
            abi.encodeCall(reward.endClaims, (season)),
            abi.encodeCall(reward.setRefundReceiver, (season, STRANGER)),
            abi.encodeCall(reward.setGuardian, (STRANGER)),
            abi.encodeCall(reward.approveCurrency, (address(verifier), true)),
            abi.encodeCall(reward.acceptOwnership, ()),
            abi.encodeCall(reward.transferOwnership, (STRANGER))
        ];
        vm.startPrank(STRANGER);
        (bool success, ) = address(reward).call{gas: GAS}(calls[seed % calls.length]);
        (bool minted, ) = address(reward.badge()).call(
            abi.encodeWithSignature("mint(uint256,address)", season, STRANGER)
        );
        vm.stopPrank();
        if (success || minted) breached = true;
    }

    function singerCount() external view returns (uint256) {
        return singers.length;
    }

    function _claim(uint256 season, address singer, int256 over, bool relayed) private {
        (SeasonTerms memory terms, ) = reward.seasonOf(season);
        Submission memory made = _made(season, singer, Defaults.THRESHOLD + _bound(over, -1, 10));
        bool first = reward.claimOf(season, singer).status == ClaimStatus.None;
        address sender = relayed ? STRANGER : singer;
        uint256 bond = first ? terms.bond : 0;
        uint256 value = _give(terms.currency, sender, bond);
        vm.prank(sender);
        (bool success, ) = address(reward).call{value: value, gas: 3 * GAS}(
            relayed ? abi.encodeCall(reward.claimFor, (made)) : abi.encodeCall(reward.claim, (made))
        );
        if (success && relayed && terms.auditor != address(0)) breached = true;
        if (success && first) wentIn[season] += bond;
        if (success) ++done[first ? bytes32("claim") : bytes32("better")];
        else ++refused;
        _takeAway(terms.currency, STRANGER);
    }

    function _made(
        uint256 season,
        address singer,
        int256 score
    ) private view returns (Submission memory made) {
        (SeasonTerms memory terms, ) = reward.seasonOf(season);
        made.season = season;
        made.proof = VALID_PROOF;
        if (terms.auditor != address(0)) {
            made.commitment = PublicInputs.commitment(singer, Defaults.SALT, Defaults.RECORDING);
        }
        made.instances = new uint256[](2);
        made.instances[0] = reward.keyOf(singer, season, made.commitment);
        made.instances[1] = uint256(score);
        made.deadline = block.timestamp;
    }

    function _termsHash(uint256 season) private view returns (bytes32) {
        (SeasonTerms memory terms, SeasonState memory state) = reward.seasonOf(season);
        return keccak256(abi.encode(terms, state.verifierCodeHash));
    }

    function _pick(uint256 seed) private view returns (uint256) {
        return 1 + (seed % reward.seasonCount());
    }

    function _singer(uint256 seed) private view returns (address) {
        return singers[seed % singers.length];
    }

    /// @dev A season with claims, if there is one.
    function _pickClaimed(uint256 seed) private view returns (uint256 season) {
        uint256 count = reward.seasonCount();
        for (uint256 i = 0; i < count; ++i) {
            season = 1 + (((seed % count) + i) % count);
            (, SeasonState memory state) = reward.seasonOf(season);
            if (state.claims != 0) return season;
        }
    }

    function _withdraw(uint256 season, address singer, bool byItself) private {
        (uint256 amount, uint256 payableFrom) = reward.owedTo(season, singer);
        (SeasonTerms memory terms, ) = reward.seasonOf(season);
        uint256 before = reward.heldOf(terms.currency);
        vm.prank(byItself ? singer : STRANGER);
        (bool success, ) = address(reward).call{gas: GAS}(
            byItself
                ? abi.encodeCall(reward.withdraw, (season, VAULT))
                : abi.encodeCall(reward.withdrawFor, (season, singer))
        );
        if (!success) return;
        if (amount == 0 || block.timestamp < payableFrom) breached = true;
        wentToSingers[season] += before - reward.heldOf(terms.currency);
        ++timesPaid[season][singer];
        ++done["withdraw"];
    }

    /// @dev Returns the value to send along.
    function _give(address currency, address to, uint256 amount) private returns (uint256) {
        if (currency == address(0)) {
            vm.deal(to, amount);
            return amount;
        }
        MockToken(currency).mint(to, amount);
        vm.prank(to);
        MockToken(currency).approve(address(reward), type(uint256).max);
        return 0;
    }

    /// @dev So that what is left with the sender can be told from what came out.
    function _takeAway(address currency, address from) private {
        if (currency == address(0)) vm.deal(from, 0);
        else MockToken(currency).burn(from);
    }
}
