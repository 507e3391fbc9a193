// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {CommonBase} from "forge-std/Base.sol";
import {StdUtils} from "forge-std/StdUtils.sol";
import {IdolReward} from "../../../contracts/IdolReward.sol";
import {ClaimStatus} from "../../../contracts/interfaces/IIdolClaims.sol";
import {MockVerifier} from "../../../contracts/mocks/MockVerifier.sol";
import {Calls} from "./Calls.sol";
import {Comparison} from "./Comparison.sol";
import {Reference} from "./Reference.sol";

/// @dev How a handler acts and compares. The first disagreement stays.
abstract contract ModelActor is CommonBase, StdUtils {
    uint256 internal constant MAX_SEASONS = 5;
    uint256 internal constant SINGERS = 4;
    address internal constant OWNER = address(0x0111);
    address internal constant GUARDIAN = address(0x0222);
    address internal constant AUDITOR = address(0x0333);
    address internal constant STRANGER = address(0x0555);
    address internal constant VAULT = address(0x0666);

    IdolReward public reward;
    MockVerifier public verifier;
    Reference public model;
    Comparison public comparison;
    Calls public calls;
    /// In what the contract and the model first did not agree; empty as long as they do.
    string public disagreement;
    /// How often a call was taken, and refused.
    mapping(bytes32 what => mapping(bool taken => uint256)) public count;
    mapping(address singer => bool) public refuses;

    /// @dev Everything is made outside: EDR does not fuzz a contract that carries so much code.
    constructor(
        IdolReward reward_,
        MockVerifier verifier_,
        Reference model_,
        Comparison comparison_,
        Calls calls_
    ) {
        (reward, verifier, model) = (reward_, verifier_, model_);
        (comparison, calls) = (comparison_, calls_);
    }

    // The name of what would be a constant, had Solidity constant arrays.
    // solhint-disable-next-line func-name-mixedcase
    function ORGANISERS(uint256 seed) internal pure returns (address) {
        return seed % 2 == 0 ? address(0x0444) : address(0x0445);
    }

    /// @dev Calls, and returns whether it was taken.
    function _act(
        bytes32 what,
        bool expected,
        address sender,
        uint256 value,
        bytes memory call_
    ) internal returns (bool taken) {
        vm.deal(sender, sender.balance + value);
        vm.prank(sender);
        (taken, ) = address(reward).call{value: value}(call_);
        ++count[what][taken];
        if (taken == expected) return taken;
        _disagree(string.concat(taken ? "taken: " : "refused: ", string(abi.encodePacked(what))));
        // What follows would only repeat it.
        return false;
    }

    /// @dev Flaw 1 to 10 is one that a claim cannot have, 11 and 12 are those of a signature that not all need.
    function _claim(uint256 season, uint256 key, int128 score, uint256 flaw, uint256 how) internal {
        address singer = vm.addr(key);
        uint256 bond = model.statusOf(season, singer) == ClaimStatus.None ? model.termsOf(season).bond : 0;
        if (flaw == 8) ++bond;
        bool relayed = how % 2 == 0 && flaw != 9;
        bool flawed = flaw > 0 && flaw <= 10;
        if (flaw == 11 || flaw == 12) flawed = relayed && model.termsOf(season).auditor != address(0);
        bool taken = !flawed && model.mayClaim(season, singer, score);
        address sender = relayed || flaw == 9 ? STRANGER : singer;
        bytes memory call_ = calls.claiming(season, key, score, flaw, relayed);
        if (_act(relayed ? bytes32("claimFor") : bytes32("claim"), taken, sender, bond, call_)) {
            model.doClaim(season, singer, score);
        }
    }

    function _pick(uint256 seed) internal view returns (uint256) {
        return 1 + (seed % model.seasons());
    }

    /// @dev A season with claims, if there is one, else any.
    function _pickClaimed(uint256 seed) internal view returns (uint256 season) {
        uint256 seasons = model.seasons();
        for (uint256 i = 0; i < seasons; ++i) {
            season = 1 + (((seed % seasons) + i) % seasons);
            if (model.rows(season).length != 0) return season;
        }
        return _pick(seed);
    }

    /// @dev An audited season that is closed and not final, if there is one, else any.
    function _pickUnderAudit(uint256 seed) internal view returns (uint256 season) {
        uint256 seasons = model.seasons();
        for (uint256 i = 0; i < seasons; ++i) {
            season = 1 + (((seed % seasons) + i) % seasons);
            bool audited = model.termsOf(season).auditor != address(0);
            if (audited && model.closed(season) && !model.isFinal(season)) return season;
        }
        return _pick(seed);
    }

    function _singer(uint256 seed) internal pure returns (uint256 key, address singer) {
        key = 0xa11ce + (seed % SINGERS);
        singer = vm.addr(key);
    }

    function _compare(uint256 season) internal {
        string memory difference = comparison.compare(season);
        if (bytes(difference).length != 0) _disagree(difference);
    }

    function _disagree(string memory what) internal {
        if (bytes(disagreement).length == 0) disagreement = what;
    }
}
