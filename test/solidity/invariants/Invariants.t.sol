// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Test} from "forge-std/Test.sol";
import {IdolReward} from "../../../contracts/IdolReward.sol";
import {IIdolBadge} from "../../../contracts/interfaces/IIdolBadge.sol";
import {ClaimStatus} from "../../../contracts/interfaces/IIdolClaims.sol";
import {SeasonState, SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {MockReceiver, ReceiverBehaviour} from "../../../contracts/mocks/MockReceiver.sol";
import {MockToken} from "../../../contracts/mocks/MockToken.sol";
import {MockVerifier} from "../../../contracts/mocks/MockVerifier.sol";
import {Defaults} from "../utils/Defaults.sol";
import {RewardHandler} from "./RewardHandler.sol";

/// @dev The laws of test/contracts/INVARIANTS.md, by their numbers.
contract InvariantsTest is Test {
    uint256 private constant RUNS = 20;
    uint256 private constant DEPTH = 100;

    RewardHandler internal handler;
    IdolReward internal reward;

    function setUp() external {
        vm.warp(Defaults.NOW);
        reward = new IdolReward(address(0x0111), address(0x0222));
        address[] memory singers = new address[](4);
        (singers[0], singers[1]) = (address(0x1000), address(0x1001));
        for (uint256 i = 2; i < 4; ++i) singers[i] = address(new MockReceiver());
        handler = new RewardHandler(reward, new MockVerifier(), new MockToken(), new MockToken(), singers);
        targetContract(address(handler));
    }

    /// @dev Laws 1 and 2.
    function invariant_MoneyAddsUp() external view {
        address token = address(handler.conforming());
        uint256 coins = 0;
        uint256 tokens = 0;
        for (uint256 season = 1; season <= reward.seasonCount(); ++season) {
            (SeasonTerms memory terms, SeasonState memory state) = reward.seasonOf(season);
            uint256 held = state.pot + _owed(season) + _unshared(season, state);
            if (terms.currency == address(0)) coins += held;
            if (terms.currency == token) tokens += held;
            assertEq(
                handler.wentIn(season),
                held + handler.wentToSingers(season) + handler.wentBack(season),
                "law 2: a season's money does not add up"
            );
        }
        _solvent(address(0), address(reward).balance, coins);
        _solvent(token, MockToken(token).balanceOf(address(reward)), tokens);
    }

    /// @dev Laws 3 to 7.
    function invariant_NobodyOverreaches() external view {
        assertFalse(handler.breached(), "law 4: somebody did what they must not");
        _neverPaid(handler.OWNER());
        _neverPaid(handler.GUARDIAN());
        _neverPaid(handler.AUDITOR());
        _neverPaid(handler.STRANGER());
        for (uint256 season = 1; season <= reward.seasonCount(); ++season) _promisesStand(season);
    }

    /// @dev So that the laws do not hold for want of anything happening.
    function test_EveryActionHasItsEffect() external {
        bytes32[10] memory actions = [
            bytes32("openSeason"),
            "fund",
            "claim",
            "better",
            "withdraw",
            "closeOut",
            "pause",
            "end",
            "reveal",
            "reject"
        ];
        uint256[10] memory done;
        bytes32 seed = keccak256("seed");
        for (uint256 run = 0; run < RUNS; ++run) {
            this.setUp();
            for (uint256 call = 0; call < DEPTH; ++call) {
                seed = keccak256(abi.encode(seed));
                _act(
                    uint256(seed) % 13,
                    uint256(keccak256(abi.encode(seed, 1))),
                    uint256(keccak256(abi.encode(seed, 2)))
                );
            }
            for (uint256 i = 0; i < actions.length; ++i) done[i] += handler.done(actions[i]);
        }
        for (uint256 i = 0; i < actions.length; ++i) {
            assertGt(done[i], 2, string(abi.encodePacked(actions[i])));
        }
    }

    /// @dev Law 8, after each run: everybody owed can be paid, the organiser gets the rest, and nothing is left.
    function afterInvariant() external {
        vm.warp(block.timestamp + 60 days);
        for (uint256 i = 2; i < handler.singerCount(); ++i) {
            MockReceiver(payable(handler.singers(i))).setBehaviour(ReceiverBehaviour.Accepts);
        }
        for (uint256 season = 1; season <= reward.seasonCount(); ++season) _settle(season);
        MockToken token = handler.conforming();
        _empty(address(0), address(reward).balance);
        _empty(address(token), token.balanceOf(address(reward)));
    }

    /// @dev Nothing is left but what was donated, and the bonds of seasons in which every claim was rejected.
    function _empty(address currency, uint256 balance) private view {
        uint256 nobodys = 0;
        for (uint256 season = 1; season <= reward.seasonCount(); ++season) {
            (SeasonTerms memory terms, SeasonState memory state) = reward.seasonOf(season);
            if (terms.currency != currency) continue;
            nobodys += state.forfeited;
            for (uint256 i = 0; i < handler.singerCount() && state.forfeited != 0; ++i) {
                ClaimStatus status = reward.claimOf(season, handler.singers(i)).status;
                bool shares = status != ClaimStatus.None && status != ClaimStatus.Rejected;
                assertFalse(shares, "law 8: a claim that stood did not get its share");
            }
        }
        assertEq(balance, handler.donated(currency) + nobodys, "law 8: money is stuck or gone");
        assertEq(reward.heldOf(currency), nobodys, "law 8: money is counted that is not there");
    }

    function _settle(uint256 season) private {
        (SeasonTerms memory terms, SeasonState memory state) = reward.seasonOf(season);
        if (terms.currency == address(handler.hostile())) return;
        for (uint256 i = 0; i < handler.singerCount(); ++i) {
            address singer = handler.singers(i);
            (uint256 amount, ) = reward.owedTo(season, singer);
            if (amount != 0) reward.withdrawFor(season, singer);
        }
        (, state) = reward.seasonOf(season);
        if (state.pot == 0) return;
        address organiser = handler.ORGANISER();
        vm.prank(organiser);
        reward.closeOut(season, organiser);
    }

    function _act(uint256 action, uint256 a, uint256 b) private {
        if (action == 0) handler.openSeason(a, b % 2 == 0);
        else if (action == 1) handler.fund(a, b);
        else if (action == 2) handler.claim(a, b, int256(a), b % 3 == 0);
        else if (action == 3) handler.withdraw(a, b % 5 == 0);
        else if (action == 4) handler.closeOut(a);
        else if (action == 5) handler.pause(a, b % 2 == 0);
        else if (action == 6) handler.reveal(a, b);
        else if (action == 7) handler.reject(a, b, b >> 8, a);
        else if (action == 8) handler.turn(a, b, a >> 8, b >> 8);
        else if (action == 9) handler.donate(a);
        else if (action == 10) handler.attack(a, b);
        else if (action == 11) handler.end(a, b);
        else handler.pass(a, b);
    }

    function _solvent(address currency, uint256 balance, uint256 held) private view {
        assertEq(reward.heldOf(currency), held, "law 1: what is held is not pots, bonds and prizes owed");
        assertEq(balance, held + handler.donated(currency), "law 1: the balance does not cover what is held");
    }

    function _promisesStand(uint256 season) private view {
        (SeasonTerms memory terms, SeasonState memory state) = reward.seasonOf(season);
        bytes32 now_ = keccak256(abi.encode(terms, state.verifierCodeHash));
        assertEq(now_, handler.termsHash(season), "law 5: a season changed");
        if (handler.seenClosed(season)) {
            assertLe(state.closesAt, block.timestamp, "law 6: a closed season opened again");
        }
        assertLe(state.closesAt, terms.closesAt + reward.MAX_PAUSE(), "law 6: a season was held up too long");
        assertLe(
            handler.pausesOf(season),
            reward.MAX_PAUSE() / reward.MIN_PAUSE(),
            "law 6: a season was paused too often"
        );
        IIdolBadge badge = reward.badge();
        for (uint256 i = 0; i < handler.singerCount(); ++i) {
            address singer = handler.singers(i);
            ClaimStatus status = reward.claimOf(season, singer).status;
            uint256 paid = status == ClaimStatus.Withdrawn ? 1 : 0;
            assertEq(
                handler.timesPaid(season, singer),
                paid,
                "law 3: a singer was paid twice, or in silence"
            );
            if (!terms.badge) continue;
            bool stands = status != ClaimStatus.None && status != ClaimStatus.Rejected;
            (bool exists, ) = address(badge).staticcall(
                abi.encodeCall(badge.ownerOf, (badge.badgeIdOf(season, singer)))
            );
            assertEq(exists, stands, "law 7: badges do not match claims");
        }
    }

    function _owed(uint256 season) private view returns (uint256 owed) {
        for (uint256 i = 0; i < handler.singerCount(); ++i) {
            (uint256 amount, ) = reward.owedTo(season, handler.singers(i));
            owed += amount;
        }
    }

    /// @dev What of forfeited bonds is nobody's: all of it where no claim stands, else what division leaves.
    function _unshared(uint256 season, SeasonState memory state) private view returns (uint256 left) {
        left = state.forfeited;
        (SeasonTerms memory terms, ) = reward.seasonOf(season);
        for (uint256 i = 0; i < handler.singerCount(); ++i) {
            address singer = handler.singers(i);
            ClaimStatus status = reward.claimOf(season, singer).status;
            if (status != ClaimStatus.Owed && status != ClaimStatus.Queued) continue;
            (uint256 amount, ) = reward.owedTo(season, singer);
            left -= amount - terms.bond - (status == ClaimStatus.Owed ? terms.prize : 0);
        }
    }

    function _neverPaid(address who) private view {
        assertEq(who.balance, 0, "law 4: coin went to a role");
        assertEq(handler.conforming().balanceOf(who), 0, "law 4: tokens went to a role");
    }
}
