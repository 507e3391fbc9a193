// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IEzklErrors} from "hardhat-ezkl/contracts/IEzklErrors.sol";

/// @title What can be wrong with a proof, beside what can be with any proof of a model.
/// @notice Errors of {PublicInputs} and {Precompiles}.
interface IProofErrors is IEzklErrors {
    /// @notice Thrown when the score is not one that the season's judge can give.
    error IdolScoreOutOfRange(int256 score, int256 minScore, int256 maxScore);

    /// @notice Thrown when a precompile that verifiers compute with does not answer as it must on this chain.
    error IdolMissingPrecompile(address precompile);
}
