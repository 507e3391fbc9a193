// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IEzklErrors} from "./IEzklErrors.sol";

/// @title The key that binds a proof to an account and to a purpose.
/// @dev 248 bits, so always below the field's modulus: the account in the lower 160, above it a domain of 88.
library EzklKey {
    /// @notice The key of an account in a domain of at most 88 bits.
    function make(address account, uint256 domain) internal pure returns (uint256) {
        return uint256(uint160(account)) | (domain << 160);
    }

    /// @notice The account inside a key of this domain, and of no other.
    function accountOf(uint256 key, uint256 domain) internal pure returns (address account) {
        account = address(uint160(key));
        if (key >> 160 != domain) revert IEzklErrors.EzklKeyMismatch(make(account, domain), key);
        if (account == address(0)) revert IEzklErrors.EzklAccountIsZero();
    }
}
