// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title What can be wrong with a proof.
/// @notice Errors of {EzklInstances}, {EzklKey}, {EzklVerifierCall} and of whoever inherits {ProofGated}.
interface IEzklErrors {
    /// @notice Thrown when a proof has another number of instances than its circuit.
    error EzklInstanceCountMismatch(uint256 expected, uint256 actual);

    /// @notice Thrown when an instance is not below the field's modulus, so that it would be a second name for
    /// another.
    error EzklInstanceNotReduced(uint256 index, uint256 value);

    /// @notice Thrown when a proof's key is not the one that its account needs here: it is of another account, chain,
    /// contract or topic.
    error EzklKeyMismatch(uint256 expected, uint256 actual);

    /// @notice Thrown when an account is the zero address.
    error EzklAccountIsZero();

    /// @notice Thrown when a verifier has no code.
    error EzklVerifierHasNoCode(address verifier);

    /// @notice Thrown when the verifier's code is not the one that was trusted.
    error EzklVerifierChanged(address verifier, bytes32 expected, bytes32 actual);

    /// @notice Thrown when the verifier refuses the proof.
    error EzklInvalidProof(address verifier);

    /// @notice Thrown when the verifier used up all the gas it was given: the cap, or what the sender's limit left.
    error EzklVerifierOutOfGas(address verifier, uint256 gasGiven);

    /// @notice Thrown when the verifier returns anything but exactly 32 bytes that hold 1.
    error EzklUnexpectedAnswer(address verifier, uint256 size, uint256 word);
}
