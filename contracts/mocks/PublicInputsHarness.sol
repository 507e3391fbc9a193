// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EzklInstances} from "hardhat-ezkl/contracts/EzklInstances.sol";
import {EzklKey} from "hardhat-ezkl/contracts/EzklKey.sol";
import {ProofGated} from "hardhat-ezkl/contracts/ProofGated.sol";
import {PublicInputs} from "../libraries/PublicInputs.sol";

/// @title How the reward contract reads instances, where tests can reach it; a topic is its own domain.
contract PublicInputsHarness is ProofGated {
    function read(
        uint256[] calldata instances,
        uint256 domain,
        int128 minScore,
        int128 maxScore
    ) external view returns (address singer, int128 score) {
        singer = _accountOf(bytes32(domain), 0, instances);
        score = PublicInputs.score(instances[1], minScore, maxScore);
    }

    function keyOf(
        address singer,
        address reward,
        uint256 season,
        bytes32 termsHash,
        bytes32 commitment_
    ) external view returns (uint256) {
        return EzklKey.make(singer, PublicInputs.domain(reward, season, termsHash, commitment_));
    }

    function commitment(address singer, bytes32 salt, bytes32 recordingHash) external pure returns (bytes32) {
        return PublicInputs.commitment(singer, salt, recordingHash);
    }

    function signed(uint256 element) external pure returns (int256) {
        return EzklInstances.signed(element);
    }

    /// @inheritdoc ProofGated
    function _instanceCount() internal pure override returns (uint256) {
        return PublicInputs.INSTANCES;
    }

    /// @inheritdoc ProofGated
    function _domainOf(bytes32 topic, bytes32) internal pure override returns (uint256) {
        return uint256(topic);
    }

    /// @inheritdoc ProofGated
    function _verifierOf(bytes32) internal pure override returns (address, bytes32) {
        return (address(0), 0);
    }
}
