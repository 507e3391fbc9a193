// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {CommonBase} from "forge-std/Base.sol";
import {EzklInstances} from "hardhat-ezkl/contracts/EzklInstances.sol";
import {IdolReward} from "../../../contracts/IdolReward.sol";
import {Opening} from "../../../contracts/interfaces/IIdolAudits.sol";
import {Submission} from "../../../contracts/interfaces/IIdolClaims.sol";
import {PublicInputs} from "../../../contracts/libraries/PublicInputs.sol";
import {VALID_PROOF} from "../../../contracts/mocks/MockVerifier.sol";
import {Defaults} from "../utils/Defaults.sol";
import {Reference} from "./Reference.sol";

/// @dev Makes what singers send, with real signatures, and with flaws.
contract Calls is CommonBase {
    IdolReward private immutable reward;
    Reference private immutable model;

    constructor(IdolReward reward_, Reference model_) {
        (reward, model) = (reward_, model_);
    }

    function claiming(
        uint256 season,
        uint256 key,
        int128 score,
        uint256 flaw,
        bool relayed
    ) external returns (bytes memory) {
        address singer = vm.addr(key);
        Submission memory made = _made(season, singer, score);
        if (flaw == 1) made.instances[0] = reward.keyOf(singer, season, keccak256("another"));
        if (flaw == 2) made.instances[0] += EzklInstances.FIELD;
        if (flaw == 3) made.instances[1] += EzklInstances.FIELD;
        if (flaw == 4) made.instances[0] = (made.instances[0] >> 160) << 160;
        if (flaw == 5) made.proof = "invalid";
        if (flaw == 6) made.instances[0] ^= 1 << 200;
        if (flaw == 7) made.season = model.seasons() + 1;
        if (flaw == 10) made.instances[0] = _keyOfAnotherChain(singer, season, made.commitment);
        if (flaw != 11) _consent(made, singer, flaw == 12 ? key + 1 : key, score);
        return relayed ? abi.encodeCall(reward.claimFor, (made)) : abi.encodeCall(reward.claim, (made));
    }

    function revealing(uint256 season, bool wrong) external view returns (bytes memory) {
        bytes32 salt = wrong ? keccak256("another") : Defaults.SALT;
        return abi.encodeCall(reward.reveal, (season, Defaults.URI, Opening(salt, Defaults.RECORDING)));
    }

    /// @dev With a real signature.
    function revealingFor(
        uint256 season,
        address singer,
        uint256 key,
        uint256 deadline
    ) external view returns (bytes memory) {
        bytes32 hash = keccak256(
            abi.encode(reward.REVEAL_TYPEHASH(), season, singer, keccak256(bytes(Defaults.URI)), deadline)
        );
        bytes memory signature = _signed(key, hash);
        return
            abi.encodeCall(
                reward.revealFor,
                (
                    season,
                    singer,
                    Defaults.URI,
                    Opening(Defaults.SALT, Defaults.RECORDING),
                    deadline,
                    signature
                )
            );
    }

    function _made(
        uint256 season,
        address singer,
        int128 score
    ) private view returns (Submission memory made) {
        made.season = season;
        made.proof = VALID_PROOF;
        if (model.termsOf(season).auditor != address(0)) {
            made.commitment = PublicInputs.commitment(singer, Defaults.SALT, Defaults.RECORDING);
        }
        made.instances = new uint256[](2);
        made.instances[0] = reward.keyOf(singer, season, made.commitment);
        made.instances[1] = uint256(int256(score));
    }

    /// @dev What a relayer needs in an audited season, and others do not mind.
    function _consent(Submission memory made, address singer, uint256 key, int128 score) private view {
        made.deadline = block.timestamp;
        made.signature = _signed(
            key,
            keccak256(
                abi.encode(
                    reward.CLAIM_TYPEHASH(),
                    made.season,
                    singer,
                    made.commitment,
                    int256(score),
                    made.deadline
                )
            )
        );
    }

    function _keyOfAnotherChain(
        address singer,
        uint256 season,
        bytes32 commitment
    ) private returns (uint256 other) {
        uint256 chain = block.chainid;
        vm.chainId(chain + 1);
        other = reward.keyOf(singer, season, commitment);
        vm.chainId(chain);
    }

    function _signed(uint256 key, bytes32 structHash) private view returns (bytes memory) {
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
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(
            key,
            keccak256(abi.encodePacked(hex"1901", domain, structHash))
        );
        return abi.encodePacked(r, s, v);
    }
}
