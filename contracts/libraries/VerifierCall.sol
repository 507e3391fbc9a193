// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IProofErrors} from "../interfaces/IProofErrors.sol";
import {IVerifier} from "../interfaces/IVerifier.sol";

/// @title The call of a verifier that nobody has to trust to behave.
/// @dev By `staticcall`, so it changes nothing and cannot re-enter; in our own encoding, so nothing of the sender's
/// calldata layout reaches it; with a gas cap; copying 32 bytes of the answer at most.
library VerifierCall {
    /// @notice The most gas a verifier gets: nearly three times what the tutorial's circuit needs (541,118).
    uint256 internal constant GAS_CAP = 1_500_000;

    /// @notice Returns when, and only when, `verifier` with this code answers exactly 32 bytes that hold 1.
    function check(
        address verifier,
        bytes32 codeHash,
        bytes calldata proof,
        uint256[] calldata instances
    ) internal view {
        if (verifier.code.length == 0) revert IProofErrors.IdolVerifierHasNoCode(verifier);
        if (verifier.codehash != codeHash) {
            revert IProofErrors.IdolVerifierChanged(verifier, codeHash, verifier.codehash);
        }

        bytes memory data = abi.encodeCall(IVerifier.verifyProof, (proof, instances));
        // A sender with little gas left gives all but a 64th of it (EIP-150): enough for our own error.
        uint256 gasBefore = gasleft();
        uint256 available = gasBefore - gasBefore / 64;
        uint256 gasGiven = available < GAS_CAP ? available : GAS_CAP;
        (bool success, uint256 size, uint256 word) = _staticcall(verifier, gasGiven, data);
        if (!success) {
            if (gasBefore - gasleft() >= gasGiven)
                revert IProofErrors.IdolVerifierOutOfGas(verifier, gasGiven);
            revert IProofErrors.IdolInvalidProof(verifier);
        }
        if (size != 32 || word != 1) revert IProofErrors.IdolUnexpectedVerifierAnswer(verifier, size, word);
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
