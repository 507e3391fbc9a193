// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IIdolAudits, Opening, RejectReason} from "../interfaces/IIdolAudits.sol";
import {Claim} from "../interfaces/IIdolClaims.sol";
import {PublicInputs} from "../libraries/PublicInputs.sol";
import {Season, SeasonClock} from "../libraries/SeasonClock.sol";
import {Claims} from "./Claims.sol";

/// @dev Reveal and reject. Nobody has to act for a claim to become final: time does it.
abstract contract Audits is Claims, IIdolAudits {
    using SeasonClock for Season;

    /// @notice The EIP-712 type of a signed reveal.
    bytes32 public constant REVEAL_TYPEHASH = keccak256(
        "Reveal(uint256 season,address singer,string uri,uint256 deadline)"
    );

    /// @notice The longest URI, in bytes.
    uint256 public constant MAX_URI = 512;

    mapping(uint256 season => mapping(address singer => string uri)) private _uris;

    /// @inheritdoc IIdolAudits
    function reveal(uint256 season, string calldata uri, Opening calldata opening) external {
        _reveal(_revealable(season, msg.sender), season, msg.sender, uri, opening);
    }

    /// @inheritdoc IIdolAudits
    function revealFor(
        uint256 season,
        address singer,
        string calldata uri,
        Opening calldata opening,
        uint256 deadline,
        bytes calldata signature
    ) external {
        Claim storage made = _revealable(season, singer);
        if (made.revealed) revert IdolAlreadyRevealed(season, singer);
        bytes32 signed = keccak256(
            abi.encode(REVEAL_TYPEHASH, season, singer, keccak256(bytes(uri)), deadline)
        );
        _requireSigned(singer, signed, deadline, signature);
        _reveal(made, season, singer, uri, opening);
    }

    /// @inheritdoc IIdolAudits
    function reject(
        uint256 season,
        address singer,
        RejectReason reason,
        address original
    ) external nonReentrant {
        Season storage audited = _auditedSeason(season);
        if (msg.sender != audited.terms.auditor) revert IdolNotAuditor(season, msg.sender);
        _requireWindow(season, audited, reason);
        Claim storage made = _liveClaim(season, singer);
        if (!_isPlausible(season, made, reason, original))
            revert IdolRejectReasonRefuted(season, singer, reason);

        uint256 returned = _strike(season, audited, made);
        emit ClaimRejected(season, singer, reason, original, returned);
        if (audited.terms.badge) _onRejected(season, singer);
    }

    /// @inheritdoc IIdolAudits
    function recordingUri(uint256 season, address singer) external view returns (string memory) {
        return _uris[season][singer];
    }

    /// @dev Called once for each rejected claim of a season with badges.
    function _onRejected(uint256 season, address singer) internal virtual;

    function _reveal(
        Claim storage made,
        uint256 season,
        address singer,
        string calldata uri,
        Opening calldata opening
    ) private {
        uint256 length = bytes(uri).length;
        if (length == 0 || length > MAX_URI) revert IdolInvalidUriLength(length, MAX_URI);
        bytes32 opened = PublicInputs.commitment(singer, opening.salt, opening.recordingHash);
        if (opened != made.commitment) revert IdolCommitmentMismatch(made.commitment, opened);
        made.revealed = true;
        made.recordingHash = opening.recordingHash;
        _uris[season][singer] = uri;
        emit RecordingRevealed(season, singer, opening.recordingHash, uri);
    }

    function _revealable(uint256 season, address singer) private view returns (Claim storage) {
        Season storage audited = _auditedSeason(season);
        uint256 closesAt = audited.closesAt();
        if (block.timestamp < closesAt) revert IdolRevealTooEarly(season, closesAt);
        uint256 revealEndsAt = audited.revealEndsAt();
        if (block.timestamp >= revealEndsAt) revert IdolRevealTooLate(season, revealEndsAt);
        return _liveClaim(season, singer);
    }

    function _auditedSeason(uint256 season) private view returns (Season storage found) {
        found = _season(season);
        if (!found.audited()) revert IdolSeasonNotAudited(season);
    }

    function _requireWindow(uint256 season, Season storage audited, RejectReason reason) private view {
        uint256 startsAt = reason == RejectReason.NotRevealed ? audited.revealEndsAt() : audited.closesAt();
        if (block.timestamp < startsAt) revert IdolAuditTooEarly(season, startsAt);
        uint256 finalAt = audited.finalAt();
        if (block.timestamp >= finalAt) revert IdolAuditEnded(season, finalAt);
    }

    /// @dev A claim in an audited season is not withdrawn before its audit is over, so it stands or was rejected.
    function _liveClaim(uint256 season, address singer) private view returns (Claim storage made) {
        made = _claim(season, singer);
        if (!_stands(made)) revert IdolNoClaim(season, singer);
    }

    /// @dev What the chain itself can tell about a reason; the rest is the auditor's word.
    function _isPlausible(
        uint256 season,
        Claim storage made,
        RejectReason reason,
        address original
    ) private view returns (bool) {
        if (reason == RejectReason.NotRevealed) return !made.revealed;
        if (!made.revealed) return false;
        if (reason != RejectReason.Copy) return true;
        Claim storage earlier = _claim(season, original);
        return _stands(earlier) && earlier.revealed && earlier.row < made.row;
    }
}
