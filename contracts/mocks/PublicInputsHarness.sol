// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PublicInputs} from "../libraries/PublicInputs.sol";

/// @title {PublicInputs} where tests can reach it.
contract PublicInputsHarness {
    function read(
        uint256[] calldata instances,
        uint256 domain,
        int128 minScore,
        int128 maxScore
    ) external pure returns (address singer, int128 score) {
        return PublicInputs.read(instances, domain, minScore, maxScore);
    }

    function keyOf(
        address singer,
        address reward,
        uint256 season,
        bytes32 termsHash,
        bytes32 commitment_
    ) external view returns (uint256) {
        return PublicInputs.key(singer, PublicInputs.domain(reward, season, termsHash, commitment_));
    }

    function commitment(address singer, bytes32 salt, bytes32 recordingHash) external pure returns (bytes32) {
        return PublicInputs.commitment(singer, salt, recordingHash);
    }

    function signed(uint256 element) external pure returns (int256) {
        return PublicInputs.signed(element);
    }
}
