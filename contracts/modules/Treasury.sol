// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {ITreasury} from "../interfaces/ITreasury.sol";

/// @dev The only place where money moves. Callers hold the re-entrancy lock and have written their state before
/// {_pay}; each currency is counted by itself, so a hostile token can spoil no other.
abstract contract Treasury is ITreasury {
    using SafeERC20 for IERC20;

    /// @dev The currency that stands for the native coin.
    address internal constant NATIVE = address(0);

    /// @inheritdoc ITreasury
    mapping(address currency => uint256 amount) public heldOf;

    /// @dev Takes `amount` from `payer`, who is the sender, and returns what arrived.
    function _take(address currency, address payer, uint256 amount) internal returns (uint256 received) {
        uint256 held = heldOf[currency];
        if (currency == NATIVE) {
            _requireValue(amount);
            received = amount;
        } else {
            _requireValue(0);
            IERC20 token = IERC20(currency);
            uint256 before = token.balanceOf(address(this));
            token.safeTransferFrom(payer, address(this), amount);
            uint256 afterwards = token.balanceOf(address(this));
            received = afterwards > before ? afterwards - before : 0;
            if (afterwards < held + received) revert IdolCurrencyShort(currency, afterwards, held + received);
        }
        held += received;
        // So that no pot overflows, whatever comes back to it by rejected claims.
        if (held > type(uint128).max) revert IdolCurrencyOverflow(currency, held);
        heldOf[currency] = held;
    }

    /// @dev Sends `amount` to `to`.
    function _pay(address currency, address to, uint256 amount) internal {
        if (to == address(0) || to == address(this)) revert IdolInvalidReceiver(to);
        heldOf[currency] -= amount;
        if (currency == NATIVE) {
            _send(to, amount);
        } else {
            IERC20(currency).safeTransfer(to, amount);
        }
    }

    /// @dev Sends coins.
    function _send(address to, uint256 amount) internal {
        // Nothing of the answer is copied, so the receiver cannot make it dear for a relayer.
        if (!LowLevelCall.callNoReturn(to, amount, "")) revert IdolPaymentFailed(to, amount);
    }

    /// @dev Nothing but `expected` may be sent along.
    function _requireValue(uint256 expected) internal view {
        if (msg.value != expected) revert IdolValueMismatch(expected, msg.value);
    }
}
