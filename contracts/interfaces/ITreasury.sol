// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title Money in and out.
interface ITreasury {
    /// @notice Thrown when another value was sent along than the one needed.
    error IdolValueMismatch(uint256 expected, uint256 actual);

    /// @notice Thrown when money is to be sent to the zero address or to the reward contract itself.
    error IdolInvalidReceiver(address to);

    /// @notice Thrown when the receiver of the native coin refuses it.
    error IdolPaymentFailed(address to, uint256 amount);

    /// @notice Thrown when more of a currency would be held than one pot can count.
    error IdolCurrencyOverflow(address currency, uint256 held);

    /// @notice Thrown when less of a token lies here than is owed in it, as after a rebase or a fee on top: nothing
    /// more is taken in it.
    error IdolCurrencyShort(address currency, uint256 balance, uint256 held);

    /// @notice All pots, bonds and prizes owed in a currency; at least as much lies here of every conforming one.
    function heldOf(address currency) external view returns (uint256);
}
