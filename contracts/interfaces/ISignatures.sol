// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title What can be wrong with a signature.
interface ISignatures {
    /// @notice Thrown when a signature is not the singer's.
    error IdolInvalidSignature(address singer);

    /// @notice Thrown when a signature comes after its deadline.
    error IdolSignatureExpired(uint256 deadline);
}
