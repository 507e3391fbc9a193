// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title Claims that wait for a prize, in audited seasons, and what becomes of rejected claims' bonds.
/// @notice Forged claims for fresh addresses could otherwise use up all prizes until the audit, and send honest
/// singers away. So a claim beyond the pot waits: as claims are rejected, or the pot is filled, those that wait move
/// up in the order in which they came. The bonds of rejected claims are shared out among all claims that stand in the
/// end, with a prize or without one. Where none stands, they stay here for ever: the organiser, who may know the
/// auditor, is not to gain by rejections, and a transfer to nobody is one that a token could refuse.
interface IIdolQueue {
    /// @notice A claim that waited has a prize now.
    event PrizeAssigned(uint256 indexed season, address indexed singer, uint256 prize);

    /// @notice Thrown when the pot of a season without audit does not hold a prize any more.
    error IdolPotTooSmall(uint256 season, uint256 pot, uint256 prize);

    /// @notice Thrown when prizes can still be given to claims that wait: call {promote} first.
    error IdolQueueNotEmpty(uint256 season);

    /// @notice Gives prizes of the pot to claims that wait, in their order; anyone may. Rejections, funding,
    /// withdrawals and closing out do it too, each for MAX_PROMOTIONS rows at most: this one is for what they left.
    /// @param season The season.
    /// @custom:reverts IdolSeasonUnknown If there is no such season.
    function promote(uint256 season) external;
}
