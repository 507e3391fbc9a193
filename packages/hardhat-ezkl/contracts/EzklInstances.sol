// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IEzklErrors} from "./IEzklErrors.sol";

/// @title What the public instances of an EZKL proof say.
/// @dev Instances are elements of BN254's scalar field, and signed numbers: those above (r - 1) / 2 are negative. A
/// model's output of 1 is `2^scale`.
library EzklInstances {
    /// @notice The modulus r of BN254's scalar field.
    uint256 internal constant FIELD =
        21888242871839275222246405745257275088548364400416034343698204186575808495617;

    /// @notice Thrown when an output does not fit the number that is made of it.
    error EzklOutputTooLarge(uint256 element);

    /// @notice Returns when there are as many instances as there must be, each below the modulus.
    function requireCanonical(uint256[] calldata instances, uint256 count) internal pure {
        if (instances.length != count) revert IEzklErrors.EzklInstanceCountMismatch(count, instances.length);
        for (uint256 i = 0; i < count; ++i) {
            if (instances[i] >= FIELD) revert IEzklErrors.EzklInstanceNotReduced(i, instances[i]);
        }
    }

    /// @notice A field element as the signed integer that it stands for.
    function signed(uint256 element) internal pure returns (int256) {
        // No cast overflows: FIELD is below 2^254.
        return element > (FIELD - 1) / 2 ? int256(element) - int256(FIELD) : int256(element);
    }

    /// @notice An output in units of `1 / unit`, rounded towards zero: with `unit` 1e18 as most tokens count.
    /// @param element The instance.
    /// @param scale The output's scale, as `hardhat ezkl info` tells it.
    /// @param unit What an output of 1 becomes.
    function fixedPoint(uint256 element, uint256 scale, uint256 unit) internal pure returns (int256) {
        int256 integer = signed(element);
        uint256 size = integer < 0 ? uint256(-integer) : uint256(integer);
        if (scale > 255 || (unit != 0 && size > uint256(type(int256).max) / unit)) {
            revert EzklOutputTooLarge(element);
        }
        // The quotient is at most the product, which was checked above.
        int256 quotient = int256((size * unit) >> scale);
        return integer < 0 ? -quotient : quotient;
    }

    /// @notice Which of some outputs is largest, as classifiers answer.
    /// @param instances The proof's instances, canonical.
    /// @param start The place of the first of these outputs.
    /// @param count How many there are.
    /// @return index Which it is, from 0; of equals the first.
    /// @return margin By how much it leads the next; 0 where two are equal.
    function largest(
        uint256[] calldata instances,
        uint256 start,
        uint256 count
    ) internal pure returns (uint256 index, uint256 margin) {
        int256 best = signed(instances[start]);
        int256 second = type(int256).min;
        for (uint256 i = 1; i < count; ++i) {
            int256 value = signed(instances[start + i]);
            if (value > best) {
                (index, best, second) = (i, value, best);
            } else if (value > second) {
                second = value;
            }
        }
        // Both are below 2^254 in size, but for the second of a single output.
        margin = count > 1 ? uint256(best - second) : type(uint256).max;
    }
}
