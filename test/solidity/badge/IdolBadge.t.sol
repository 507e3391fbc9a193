// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IERC4906} from "@openzeppelin/contracts/interfaces/IERC4906.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {IERC5192} from "../../../contracts/interfaces/IERC5192.sol";
import {IIdolBadge} from "../../../contracts/interfaces/IIdolBadge.sol";
import {SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {BadgeArt} from "../../../contracts/libraries/BadgeArt.sol";
import {Defaults} from "../utils/Defaults.sol";
import {RewardTest} from "../utils/RewardTest.sol";

contract IdolBadgeTest is RewardTest {
    string private constant PREFIX = "data:application/json;base64,";

    IIdolBadge internal badge;
    uint256 internal season;
    uint256 internal id;

    function setUp() public override {
        super.setUp();
        badge = reward.badge();
        SeasonTerms memory terms = _terms();
        terms.badge = true;
        season = _openFunded(terms, Defaults.POT);
        id = badge.badgeIdOf(season, singer);
    }

    function test_RevertWhen_SomebodyElseMintsOrBurns() external {
        vm.startPrank(owner);
        vm.expectRevert(abi.encodeWithSelector(IIdolBadge.IdolNotReward.selector, owner));
        badge.mint(season, owner);
        vm.expectRevert(abi.encodeWithSelector(IIdolBadge.IdolNotReward.selector, owner));
        badge.burn(season, owner);
        vm.expectRevert(abi.encodeWithSelector(IIdolBadge.IdolNotReward.selector, owner));
        badge.update(season, owner);
    }

    function test_WhenFirstClaim_IsMintedAndLocked() external {
        vm.expectEmit(address(badge));
        emit IERC721.Transfer(address(0), singer, id);
        vm.expectEmit(address(badge));
        emit IERC5192.Locked(id);
        _claim(season);
        assertEq(badge.ownerOf(id), singer);
        assertEq(badge.balanceOf(singer), 1);
        assertTrue(badge.locked(id));
        assertEq(badge.reward(), address(reward));
    }

    function test_WhenBetterScore_ItIsTheSameBadge() external {
        _claim(season);
        bytes32 before = keccak256(bytes(badge.tokenURI(id)));
        vm.expectEmit(address(badge));
        emit IERC4906.MetadataUpdate(id);
        _claim(season, singer, Defaults.ONE);
        assertEq(badge.balanceOf(singer), 1);
        assertNotEq(keccak256(bytes(badge.tokenURI(id))), before);
    }

    function test_WhenTheSingerIsAContract_ItIsNotCalled() external {
        // The mock receiver knows no onERC721Received.
        _claim(season, address(receiver), Defaults.SCORE);
        assertEq(badge.balanceOf(address(receiver)), 1);
    }

    function test_WhenSeasonHasNoBadges_NoneIsMinted() external {
        _claim(_openFunded());
        assertEq(badge.balanceOf(singer), 0);
    }

    function test_RevertWhen_ItIsToMove() external {
        _claim(season);
        vm.startPrank(singer);
        vm.expectRevert(IIdolBadge.IdolBadgeSoulbound.selector);
        badge.transferFrom(singer, stranger, id);
        vm.expectRevert(IIdolBadge.IdolBadgeSoulbound.selector);
        badge.safeTransferFrom(singer, stranger, id);
        vm.expectRevert(IIdolBadge.IdolBadgeSoulbound.selector);
        badge.safeTransferFrom(singer, stranger, id, "");
        vm.expectRevert(IIdolBadge.IdolBadgeSoulbound.selector);
        badge.approve(stranger, id);
        vm.expectRevert(IIdolBadge.IdolBadgeSoulbound.selector);
        badge.setApprovalForAll(stranger, true);
    }

    function test_RevertWhen_ThereIsNoSuchBadge() external {
        bytes memory why = abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, id);
        vm.expectRevert(why);
        badge.locked(id);
        vm.expectRevert(why);
        badge.tokenURI(id);
    }

    function test_Interfaces() external view {
        assertTrue(badge.supportsInterface(type(IERC165).interfaceId));
        assertTrue(badge.supportsInterface(0x80ac58cd), "ERC-721");
        assertTrue(badge.supportsInterface(0x5b5e139f), "ERC-721 metadata");
        assertTrue(badge.supportsInterface(0xb45a3c0e), "ERC-5192");
        assertTrue(badge.supportsInterface(0x49064906), "ERC-4906");
        assertFalse(badge.supportsInterface(0xffffffff));
        assertEq(badge.name(), "Idol badge");
        assertEq(badge.symbol(), "IDOL");
    }

    function test_Metadata_IsJsonWithAPicture() external {
        _claim(season, singer, Defaults.ONE);
        string memory json = _json(id);
        assertEq(vm.parseJsonString(json, ".name"), "Idol season 1");
        assertEq(vm.parseJsonUint(json, ".attributes[0].value"), season);
        assertTrue(vm.contains(json, '"trait_type":"score","display_type":"number","value":1.0000}'));
        assertEq(vm.parseJsonUint(json, ".attributes[2].value"), Defaults.NOW);
        assertEq(vm.parseJsonString(json, ".attributes[3].value"), "unaudited");
        assertEq(vm.parseJsonBytes32(json, ".attributes[4].value"), Defaults.JUDGE_HASH);

        string memory picture = _decoded(vm.parseJsonString(json, ".image"), "data:image/svg+xml;base64,");
        assertTrue(vm.contains(picture, "<svg xmlns="));
        assertTrue(vm.contains(picture, ">1.0000</text>"));
        assertTrue(vm.contains(picture, Strings.toChecksumHexString(singer)));
    }

    /// @dev The whole of it, as it was looked at and found good; a wanted change renews the hash.
    function test_Metadata_IsDrawnAsItWas() external {
        _claim(season, singer, Defaults.ONE);
        bytes32 golden = 0xeac11791675fde6399df2765c27bd709d0b093d01b9a71d6323b0d8bccaee724;
        assertEq(keccak256(bytes(badge.tokenURI(id))), golden);
    }

    function test_Metadata_WhenAudited_SaysHowFar() external {
        uint256 audited = _openAudited();
        _claim(audited);
        uint256 other = badge.badgeIdOf(audited, singer);
        assertEq(vm.parseJsonString(_json(other), ".attributes[3].value"), "audit pending");
        vm.warp(Defaults.FINAL_AT);
        assertEq(vm.parseJsonString(_json(other), ".attributes[3].value"), "audited");
    }

    function test_Decimal() external pure {
        assertEq(BadgeArt.decimal(0, 21), "0.0000");
        assertEq(BadgeArt.decimal(1 << 21, 21), "1.0000");
        assertEq(BadgeArt.decimal(-(1 << 20), 21), "-0.5000");
        assertEq(BadgeArt.decimal(1_289_749, 21), "0.6150");
        // 0.4959 and 0.5007 of the last place.
        assertEq(BadgeArt.decimal(104, 21), "0.0000");
        assertEq(BadgeArt.decimal(105, 21), "0.0001");
        assertEq(BadgeArt.decimal(7, 0), "7.0000");
        // A tie goes away from zero, and what is rounded to nothing has no sign.
        assertEq(BadgeArt.decimal(1, 4), "0.0625");
        assertEq(BadgeArt.decimal(-1, 4), "-0.0625");
        assertEq(BadgeArt.decimal(-1, 21), "0.0000");
        assertEq(BadgeArt.decimal(type(int128).min, 127), "-1.0000");
    }

    function testFuzz_Decimal_NeverFailsAndHasFourPlaces(int128 score, uint8 scale) external pure {
        bytes memory text = bytes(BadgeArt.decimal(score, scale));
        assertEq(text[text.length - 5], bytes1("."));
    }

    function testFuzz_IdTellsSeasonAndSinger(uint96 number, address who) external view {
        uint256 made = badge.badgeIdOf(number, who);
        assertEq(made >> 160, number);
        assertEq(address(uint160(made)), who);
    }

    function _json(uint256 number) private view returns (string memory) {
        return _decoded(badge.tokenURI(number), PREFIX);
    }

    function _decoded(string memory uri, string memory prefix) private pure returns (string memory) {
        bytes memory whole = bytes(uri);
        uint256 skipped = bytes(prefix).length;
        bytes memory rest = new bytes(whole.length - skipped);
        for (uint256 i = 0; i < rest.length; ++i) rest[i] = whole[skipped + i];
        assertEq(string.concat(prefix, string(rest)), uri);
        return string(Base64.decode(string(rest)));
    }
}
