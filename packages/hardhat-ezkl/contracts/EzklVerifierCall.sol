// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IEzklErrors} from "./IEzklErrors.sol";
import {IEzklVerifier} from "./IEzklVerifier.sol";

/// @title The call of an EZKL verifier that nobody has to trust to behave.
/// @dev By `staticcall`, so it changes nothing and cannot re-enter; in our own encoding, so nothing of the sender's
/// calldata layout reaches it; with a gas cap; copying 32 bytes of the answer at most.
library EzklVerifierCall {
    /// @notice The most gas a verifier gets: nearly three times what a circuit of one column needs.
    uint256 internal constant GAS_CAP = 1_500_000;

    /// @notice Returns when, and only when, `verifier` with this code answers exactly 32 bytes that hold 1.
    /// @param verifier The contract that EZKL generated.
    /// @param codeHash Its code hash when it was trusted.
    /// @param proof The proof's bytes.
    /// @param instances The proof's public instances.
    function check(
        address verifier,
        bytes32 codeHash,
        bytes calldata proof,
        uint256[] calldata instances
    ) internal view {
        check(verifier, codeHash, proof, instances, GAS_CAP);
    }

    /// @notice The same with another cap, for circuits of more columns or instances.
    function check(
        address verifier,
        bytes32 codeHash,
        bytes calldata proof,
        uint256[] calldata instances,
        uint256 gasCap
    ) internal view {
        if (verifier.code.length == 0) revert IEzklErrors.EzklVerifierHasNoCode(verifier);
        if (verifier.codehash != codeHash) {
            revert IEzklErrors.EzklVerifierChanged(verifier, codeHash, verifier.codehash);
        }

        bytes memory data = abi.encodeCall(IEzklVerifier.verifyProof, (proof, instances));
        // A sender with little gas left gives all but a 64th of it (EIP-150): enough for our own error.
        uint256 gasBefore = gasleft();
        uint256 available = gasBefore - gasBefore / 64;
        uint256 gasGiven = available < gasCap ? available : gasCap;
        (bool success, uint256 size, uint256 word) = _staticcall(verifier, gasGiven, data);
        if (!success) {
            if (gasBefore - gasleft() >= gasGiven)
                revert IEzklErrors.EzklVerifierOutOfGas(verifier, gasGiven);
            revert IEzklErrors.EzklInvalidProof(verifier);
        }
        if (size != 32 || word != 1) revert IEzklErrors.EzklUnexpectedAnswer(verifier, size, word);
    }

    /// @dev High-level calls copy the whole answer, which a hostile verifier could make large.
    function _staticcall(
        address target,
        uint256 gasGiven,
        bytes memory data
    ) private view returns (bool success, uint256 size, uint256 word) {
        // Only assembly bounds the copy of an answer.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            mstore(0x00, 0)
            success := staticcall(gasGiven, target, add(data, 0x20), mload(data), 0x00, 0x20)
            size := returndatasize()
            word := mload(0x00)
        }
    }
}
