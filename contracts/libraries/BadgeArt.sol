// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {Claim, IIdolClaims} from "../interfaces/IIdolClaims.sol";
import {IIdolSeasons, SeasonState, SeasonTerms} from "../interfaces/IIdolSeasons.sol";

/// @title A badge's metadata and picture, drawn from what the chain knows.
/// @dev Every text in it is a number, an address or a word of ours: nothing of a singer's can break out of the SVG.
library BadgeArt {
    using Strings for uint256;
    using Strings for int256;

    /// @dev Bars across the picture, one byte of the fingerprint each.
    uint256 private constant BARS = 24;

    /// @notice The badge of `singer` in `season` as a data URI of JSON.
    function uri(
        IIdolSeasons seasons,
        IIdolClaims claims,
        uint256 season,
        address singer
    ) internal view returns (string memory) {
        (SeasonTerms memory terms, SeasonState memory state) = seasons.seasonOf(season);
        Claim memory made = claims.claimOf(season, singer);
        string memory score = decimal(made.score, terms.scoreScale);
        string memory standing = _standing(terms, state);
        bytes32 fingerprint = keccak256(abi.encode(season, singer, terms.judgeHash, made.score));
        string memory image = Base64.encode(bytes(_svg(season, singer, score, standing, fingerprint)));
        bytes memory json = abi.encodePacked(
            '{"name":"Idol season ',
            season.toString(),
            '","description":"A judge gave this score, proved in zero knowledge. Soulbound.",',
            '"image":"data:image/svg+xml;base64,',
            image,
            '","attributes":[',
            _attributes(season, made, score, standing, terms.judgeHash),
            "]}"
        );
        return string.concat("data:application/json;base64,", Base64.encode(json));
    }

    /// @notice A score in decimal, to four places as the page and the tasks show it, rounded half away from zero.
    /// @param score The score in instance units.
    /// @param scale The score's fractional bits.
    function decimal(int128 score, uint8 scale) internal pure returns (string memory) {
        // An int256 holds the negative of every int128.
        uint256 magnitude = uint256(score < 0 ? -int256(score) : int256(score));
        uint256 half = scale == 0 ? 0 : 1 << (scale - 1);
        uint256 parts = (magnitude * 10_000 + half) >> scale;
        string memory digits = (10_000 + (parts % 10_000)).toString();
        bytes memory places = bytes(digits);
        return
            string.concat(
                score < 0 && parts != 0 ? "-" : "",
                (parts / 10_000).toString(),
                ".",
                string(abi.encodePacked(places[1], places[2], places[3], places[4]))
            );
    }

    function _standing(
        SeasonTerms memory terms,
        SeasonState memory state
    ) private view returns (string memory) {
        if (terms.auditor == address(0)) return "unaudited";
        return block.timestamp < state.finalAt ? "audit pending" : "audited";
    }

    function _attributes(
        uint256 season,
        Claim memory made,
        string memory score,
        string memory standing,
        bytes32 judgeHash
    ) private pure returns (bytes memory) {
        return
            abi.encodePacked(
                '{"trait_type":"season","display_type":"number","value":',
                season.toString(),
                '},{"trait_type":"score","display_type":"number","value":',
                score,
                '},{"trait_type":"claimed","display_type":"date","value":',
                uint256(made.claimedAt).toString(),
                '},{"trait_type":"standing","value":"',
                standing,
                '"},{"trait_type":"judge","value":"',
                uint256(judgeHash).toHexString(32),
                '"}'
            );
    }

    function _svg(
        uint256 season,
        address singer,
        string memory score,
        string memory standing,
        bytes32 fingerprint
    ) private pure returns (string memory) {
        string memory hue = (uint256(fingerprint) % 360).toString();
        return
            string.concat(
                '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" font-family="monospace" fill="#fff">',
                '<rect width="400" height="400" rx="24" fill="#14121f"/>',
                string.concat('<g fill="hsl(', hue, ',80%,62%)">', _bars(fingerprint), "</g>"),
                string.concat(
                    '<text x="20" y="44" font-size="24">Idol season ',
                    season.toString(),
                    "</text>"
                ),
                string.concat('<text x="20" y="330" font-size="40">', score, "</text>"),
                string.concat('<text x="380" y="330" font-size="16" text-anchor="end">', standing, "</text>"),
                string.concat(
                    '<text x="20" y="372" font-size="14">',
                    Strings.toChecksumHexString(singer),
                    "</text></svg>"
                )
            );
    }

    /// @dev A voice-like picture: bars about a middle line, as high as the fingerprint's bytes.
    function _bars(bytes32 fingerprint) private pure returns (string memory bars) {
        for (uint256 i = 0; i < BARS; ++i) {
            uint256 height = 16 + (uint256(uint8(fingerprint[i])) * 168) / 255;
            bars = string.concat(
                bars,
                '<rect x="',
                (22 + i * 15).toString(),
                '" y="',
                (172 - height / 2).toString(),
                '" width="9" height="',
                height.toString(),
                '" rx="4"/>'
            );
        }
    }
}
