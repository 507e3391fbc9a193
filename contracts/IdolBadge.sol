// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IERC5192} from "./interfaces/IERC5192.sol";
import {IIdolBadge} from "./interfaces/IIdolBadge.sol";
import {IIdolClaims} from "./interfaces/IIdolClaims.sol";
import {IIdolSeasons} from "./interfaces/IIdolSeasons.sol";
import {BadgeArt} from "./libraries/BadgeArt.sol";

/// @title A singer's badge.
/// @dev Made by the constructor of the reward contract, which alone mints and burns. Nothing is stored but the owner:
/// score and standing are read from the reward contract, so a better score shows at once.
contract IdolBadge is ERC721, IIdolBadge {
    /// @dev ERC-4906 has events alone, so its number is given by the standard and not by functions.
    bytes4 private constant ERC4906_ID = 0x49064906;

    /// @inheritdoc IIdolBadge
    address public immutable reward = msg.sender;

    constructor() ERC721("Idol badge", "IDOL") {}

    modifier onlyReward() {
        if (msg.sender != reward) revert IdolNotReward(msg.sender);
        _;
    }

    /// @inheritdoc IIdolBadge
    function mint(uint256 season, address singer) external onlyReward {
        uint256 id = badgeIdOf(season, singer);
        // Not _safeMint: a singer's code has no say in a claim.
        _mint(singer, id);
        emit Locked(id);
    }

    /// @inheritdoc IIdolBadge
    function update(uint256 season, address singer) external onlyReward {
        emit MetadataUpdate(badgeIdOf(season, singer));
    }

    /// @inheritdoc IIdolBadge
    function burn(uint256 season, address singer) external onlyReward {
        _burn(badgeIdOf(season, singer));
    }

    /// @inheritdoc IERC5192
    function locked(uint256 tokenId) external view returns (bool) {
        _requireOwned(tokenId);
        return true;
    }

    /// @notice The metadata of a badge, as a data URI with its picture inside.
    /// @param tokenId The badge.
    function tokenURI(uint256 tokenId) public view override(ERC721, IERC721Metadata) returns (string memory) {
        address singer = _requireOwned(tokenId);
        uint256 season = tokenId >> 160;
        return BadgeArt.uri(IIdolSeasons(reward), IIdolClaims(reward), season, singer);
    }

    /// @inheritdoc IIdolBadge
    function badgeIdOf(uint256 season, address singer) public pure returns (uint256) {
        return (season << 160) | uint160(singer);
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) public view override(ERC721, IERC165) returns (bool) {
        return
            interfaceId == type(IERC5192).interfaceId ||
            interfaceId == ERC4906_ID ||
            super.supportsInterface(interfaceId);
    }

    /// @dev Badges are minted and burnt, never moved.
    function _update(address to, uint256 tokenId, address auth) internal override returns (address from) {
        if (to != address(0) && _ownerOf(tokenId) != address(0)) revert IdolBadgeSoulbound();
        return super._update(to, tokenId, auth);
    }

    /// @dev There is nothing to approve anyone for; burning clears with `to` zero.
    function _approve(address to, uint256 tokenId, address auth, bool emitEvent) internal override {
        if (to != address(0)) revert IdolBadgeSoulbound();
        super._approve(to, tokenId, auth, emitEvent);
    }

    /// @dev There is nothing to approve anyone for.
    function _setApprovalForAll(address, address, bool) internal pure override {
        revert IdolBadgeSoulbound();
    }
}
