// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IERC4906} from "@openzeppelin/contracts/interfaces/IERC4906.sol";
import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {IERC5192} from "./IERC5192.sol";

/// @title A singer's badge: an ERC-721 that stays with its singer (ERC-5192).
interface IIdolBadge is IERC721Metadata, IERC4906, IERC5192 {
    /// @notice Thrown when somebody else than the reward contract mints or burns.
    error IdolNotReward(address sender);

    /// @notice Thrown when a badge is to change hands, or be approved for it.
    error IdolBadgeSoulbound();

    /// @notice Mints the badge of a claim, without calling the singer.
    ///
    /// Requirements:
    /// - the sender is the reward contract.
    /// @custom:reverts IdolNotReward If the sender is not the reward contract.
    function mint(uint256 season, address singer) external;

    /// @notice Tells readers of the badge that it shows another score now (ERC-4906).
    ///
    /// Requirements:
    /// - the sender is the reward contract.
    /// @custom:reverts IdolNotReward If the sender is not the reward contract.
    function update(uint256 season, address singer) external;

    /// @notice Burns the badge of a rejected claim.
    ///
    /// Requirements:
    /// - the sender is the reward contract.
    /// @custom:reverts IdolNotReward If the sender is not the reward contract.
    function burn(uint256 season, address singer) external;

    /// @notice The number of the badge that `singer` has, or would have, for `season`: season << 160 | singer.
    function badgeIdOf(uint256 season, address singer) external pure returns (uint256);

    /// @notice The reward contract whose claims the badges stand for.
    function reward() external view returns (address);
}
