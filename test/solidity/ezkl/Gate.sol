// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {EzklInstances} from "hardhat-ezkl/contracts/EzklInstances.sol";
import {EzklVerifierCall} from "hardhat-ezkl/contracts/EzklVerifierCall.sol";
import {ProofGatedOnce} from "hardhat-ezkl/contracts/ProofGatedOnce.sol";

/// @dev The smallest child of {ProofGatedOnce}, and doors to the libraries.
contract Gate is ProofGatedOnce {
    constructor(address verifier) ProofGatedOnce(verifier, 3) {}

    function accept(
        address account,
        bytes32 topic,
        bytes calldata proof,
        uint256[] calldata instances
    ) external returns (bytes32) {
        return _accept(account, topic, proof, instances);
    }

    function check(
        address verifier,
        bytes32 codeHash,
        bytes calldata proof,
        uint256[] calldata instances
    ) external view {
        EzklVerifierCall.check(verifier, codeHash, proof, instances);
    }

    function fixedPoint(uint256 element, uint256 scale, uint256 unit) external pure returns (int256) {
        return EzklInstances.fixedPoint(element, scale, unit);
    }

    function largest(
        uint256[] calldata instances,
        uint256 start,
        uint256 count
    ) external pure returns (uint256, uint256) {
        return EzklInstances.largest(instances, start, count);
    }
}
