// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {EzklVerifierCall} from "hardhat-ezkl/contracts/EzklVerifierCall.sol";

/// @dev Calls a verifier with a cap of the test's own.
contract VerifierCaller {
    function check(
        address verifier,
        bytes calldata proof,
        uint256[] calldata instances,
        uint256 gasCap
    ) external view {
        EzklVerifierCall.check(verifier, verifier.codehash, proof, instances, gasCap);
    }
}
