// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title What every EZKL verifier answers to.
/// @notice Call it by {EzklVerifierCall}.
interface IEzklVerifier {
    /// @notice Checks a proof against its public instances.
    /// @dev EZKL 21's verifier never answers false: a bad proof makes it revert without data.
    /// @param proof The proof's bytes, `hex_proof` in EZKL's proof.json.
    /// @param instances The public instances, each a field element.
    function verifyProof(bytes calldata proof, uint256[] calldata instances) external returns (bool);
}
