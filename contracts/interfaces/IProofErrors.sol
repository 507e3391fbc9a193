// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title What can be wrong with a proof.
/// @notice Errors of {PublicInputs} and {VerifierCall}.
interface IProofErrors {
    /// @notice Thrown when a proof has another number of public instances than [key, score].
    error IdolInstanceCountMismatch(uint256 expected, uint256 actual);

    /// @notice Thrown when an instance is not below the field's modulus, so that it would be a second name for
    /// another.
    error IdolInstanceNotReduced(uint256 index, uint256 value);

    /// @notice Thrown when the key's upper part is not that of this chain, contract, season, terms and recording.
    error IdolKeyDomainMismatch(uint256 expected, uint256 actual);

    /// @notice Thrown when the address inside the key is zero.
    error IdolSingerIsZero();

    /// @notice Thrown when the score is not one that the season's judge can give.
    error IdolScoreOutOfRange(int256 score, int256 minScore, int256 maxScore);

    /// @notice Thrown when a precompile that verifiers compute with does not answer as it must on this chain.
    error IdolMissingPrecompile(address precompile);

    /// @notice Thrown when a verifier has no code.
    error IdolVerifierHasNoCode(address verifier);

    /// @notice Thrown when the verifier's code is not the one that the season was opened with.
    error IdolVerifierChanged(address verifier, bytes32 expected, bytes32 actual);

    /// @notice Thrown when the verifier refuses the proof.
    error IdolInvalidProof(address verifier);

    /// @notice Thrown when the verifier used up all the gas it was given: the cap, or what the sender's limit left.
    error IdolVerifierOutOfGas(address verifier, uint256 gasGiven);

    /// @notice Thrown when the verifier returns anything but exactly 32 bytes that hold 1.
    error IdolUnexpectedVerifierAnswer(address verifier, uint256 size, uint256 word);
}
