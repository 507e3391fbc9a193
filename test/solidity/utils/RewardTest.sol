// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Test} from "forge-std/Test.sol";
import {EzklInstances} from "hardhat-ezkl/contracts/EzklInstances.sol";
import {IdolReward} from "../../../contracts/IdolReward.sol";
import {Opening} from "../../../contracts/interfaces/IIdolAudits.sol";
import {ClaimStatus, Submission} from "../../../contracts/interfaces/IIdolClaims.sol";
import {SeasonState, SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {PublicInputs} from "../../../contracts/libraries/PublicInputs.sol";
import {MockReceiver} from "../../../contracts/mocks/MockReceiver.sol";
import {MockToken} from "../../../contracts/mocks/MockToken.sol";
import {MockVerifier, VALID_PROOF} from "../../../contracts/mocks/MockVerifier.sol";
import {Defaults} from "./Defaults.sol";

/// @dev A reward contract with its people, and short ways to act on it.
abstract contract RewardTest is Test {
    address internal owner = makeAddr("owner");
    address internal organiser = makeAddr("organiser");
    address internal guardian = makeAddr("guardian");
    address internal auditor = makeAddr("auditor");
    address internal relayer = makeAddr("relayer");
    address internal stranger = makeAddr("stranger");
    address internal singer;
    uint256 internal singerKey;

    IdolReward internal reward;
    MockVerifier internal verifier;
    MockToken internal token;
    MockReceiver internal receiver;

    function setUp() public virtual {
        (singer, singerKey) = makeAddrAndKey("singer");
        vm.warp(Defaults.NOW);
        verifier = new MockVerifier();
        token = new MockToken();
        receiver = new MockReceiver();
        reward = new IdolReward(owner, guardian);
        vm.prank(owner);
        reward.approveCurrency(address(token), true);
    }

    function _terms() internal view returns (SeasonTerms memory) {
        return Defaults.terms(address(verifier), organiser);
    }

    function _auditedTerms() internal view returns (SeasonTerms memory) {
        return Defaults.auditedTerms(address(verifier), organiser, auditor);
    }

    function _open(SeasonTerms memory terms) internal returns (uint256 season) {
        vm.prank(owner);
        return reward.openSeason(terms);
    }

    /// @dev Opens a season and puts `amount` in.
    function _openFunded(SeasonTerms memory terms, uint256 amount) internal returns (uint256 season) {
        season = _open(terms);
        _fund(season, terms.currency, amount);
    }

    function _openFunded() internal returns (uint256 season) {
        return _openFunded(_terms(), Defaults.POT);
    }

    function _openAudited() internal returns (uint256 season) {
        return _openFunded(_auditedTerms(), Defaults.POT);
    }

    function _fund(uint256 season, address currency, uint256 amount) internal {
        if (currency == address(0)) {
            vm.deal(address(this), amount);
            reward.fund{value: amount}(season, amount);
        } else {
            MockToken(currency).mint(address(this), amount);
            MockToken(currency).approve(address(reward), amount);
            reward.fund(season, amount);
        }
    }

    /// @dev What `who` hands in for `score`, with a proof that the mock verifier accepts.
    function _submission(
        uint256 season,
        address who,
        int256 score
    ) internal view returns (Submission memory made) {
        made.season = season;
        made.proof = VALID_PROOF;
        made.instances = new uint256[](2);
        (SeasonTerms memory terms, ) = reward.seasonOf(season);
        if (terms.auditor != address(0)) made.commitment = _commitment(who);
        made.instances[0] = reward.keyOf(who, season, made.commitment);
        made.instances[1] = _element(score);
    }

    function _submission(uint256 season) internal view returns (Submission memory) {
        return _submission(season, singer, Defaults.SCORE);
    }

    /// @dev The same with the consent of the singer whose key it is, for others to send.
    function _signedSubmission(uint256 season, uint256 key) internal view returns (Submission memory made) {
        made = _submission(season, vm.addr(key), Defaults.SCORE);
        _consent(made, key);
    }

    function _consent(Submission memory made, uint256 key) internal view {
        made.deadline = Defaults.CLOSES_AT;
        made.signature = _signature(key, _claimHash(made, vm.addr(key), Defaults.SCORE));
    }

    function _commitment(address who) internal pure returns (bytes32) {
        return PublicInputs.commitment(who, Defaults.SALT, Defaults.RECORDING);
    }

    function _opening() internal pure returns (Opening memory) {
        return Opening(Defaults.SALT, Defaults.RECORDING);
    }

    /// @dev What a singer signs to have a claim sent by others.
    function _claimHash(Submission memory made, address who, int256 score) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    keccak256(
                        "Claim(uint256 season,address singer,bytes32 commitment,int256 score,uint256 deadline)"
                    ),
                    made.season,
                    who,
                    made.commitment,
                    score,
                    made.deadline
                )
            );
    }

    function _signature(uint256 key, bytes32 structHash) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, _digest(structHash));
        return abi.encodePacked(r, s, v);
    }

    /// @dev EIP-712, spelt out.
    function _digest(bytes32 structHash) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256("IdolReward"),
                keccak256("1"),
                block.chainid,
                reward
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    /// @dev `who` claims, sending the native bond along where there is one.
    function _claim(uint256 season, address who, int256 score) internal {
        _claim(_submission(season, who, score), who);
    }

    function _claim(Submission memory submission, address who) internal {
        (SeasonTerms memory terms, ) = reward.seasonOf(submission.season);
        uint256 value = 0;
        if (terms.currency == address(0)) {
            value = terms.bond;
            vm.deal(who, who.balance + value);
        } else if (terms.bond != 0) {
            MockToken(terms.currency).mint(who, terms.bond);
            vm.prank(who);
            MockToken(terms.currency).approve(address(reward), terms.bond);
        }
        vm.prank(who);
        reward.claim{value: value}(submission);
    }

    function _claim(uint256 season) internal {
        _claim(season, singer, Defaults.SCORE);
    }

    function _reveal(uint256 season, address who) internal {
        vm.prank(who);
        reward.reveal(season, Defaults.URI, _opening());
    }

    function _element(int256 score) internal pure returns (uint256) {
        return score < 0 ? EzklInstances.FIELD - uint256(-score) : uint256(score);
    }

    function _pot(uint256 season) internal view returns (uint256) {
        (, SeasonState memory state) = reward.seasonOf(season);
        return state.pot;
    }

    function _closesAt(uint256 season) internal view returns (uint256) {
        (, SeasonState memory state) = reward.seasonOf(season);
        return state.closesAt;
    }

    function _status(uint256 season, address who) internal view returns (ClaimStatus) {
        return reward.claimOf(season, who).status;
    }

    function assertEq(ClaimStatus left, ClaimStatus right) internal pure {
        assertEq(uint256(left), uint256(right), "status");
    }
}
