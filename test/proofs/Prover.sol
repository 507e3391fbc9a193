// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

/// @dev What of forge's cheatcodes halmos understands and the proofs need.
interface IVm {
    function assume(bool condition) external pure;
    function warp(uint256 timestamp) external;
    function prank(address sender) external;
    function deal(address account, uint256 balance) external;
}

/// @dev Base of all proofs. A function `check_…` is a law: halmos looks for arguments for which one of its `assert`s
/// fails, over all values of its arguments and not some; where it reverts, it says nothing.
abstract contract Prover {
    IVm internal constant vm = IVm(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @dev Both, without a branch: each would double the paths that follow.
    function _and(bool left, bool right) internal pure returns (bool both) {
        // Solidity's own looks at the second only where the first holds.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            both := and(left, right)
        }
    }

    /// @dev One of them, without a branch.
    function _or(bool left, bool right) internal pure returns (bool either) {
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            either := or(left, right)
        }
    }

    /// @dev The number of it, without a branch.
    function _one(bool condition) internal pure returns (uint256 one) {
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            one := condition
        }
    }
}
