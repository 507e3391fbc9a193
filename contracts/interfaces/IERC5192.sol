// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @title ERC-5192, minimal soulbound NFTs.
interface IERC5192 {
    /// @notice A token became locked to its owner.
    event Locked(uint256 tokenId);

    /// @notice A token became free; never emitted here.
    event Unlocked(uint256 tokenId);

    /// @notice Whether a token is locked.
    /// @custom:reverts ERC721NonexistentToken If there is no such token.
    function locked(uint256 tokenId) external view returns (bool);
}
