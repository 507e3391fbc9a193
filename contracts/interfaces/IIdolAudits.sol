// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice Why an auditor rejects a claim.
enum RejectReason {
    /// The singer let the reveal period pass. Checked on chain.
    NotRevealed,
    /// The recording does not have the claim's hash, or the judge does not give it the claim's score.
    NotWhatWasProved,
    /// The recording holds no human voice.
    NoVoice,
    /// The recording is that of an earlier claim, which wins. That there is such a revealed claim is checked on chain.
    Copy
}

/// @notice What a claim's commitment was made of, beside its singer.
struct Opening {
    /// What the singer's prover drew.
    bytes32 salt;
    /// The keccak256 of the recording's WAV.
    bytes32 recordingHash;
}

/// @title The audit of recordings, in seasons that have one.
/// @notice After closing, singers reveal where their recordings lie; then the auditor can reject claims until the
/// audit period ends. The auditor takes nothing and redirects nothing: a rejected claim's prize goes to who waits for
/// one, or else to the pot, and its bond to the claims that stand in the end.
interface IIdolAudits {
    /// @notice A singer revealed where the recording lies.
    event RecordingRevealed(
        uint256 indexed season,
        address indexed singer,
        bytes32 indexed recordingHash,
        string uri
    );

    /// @notice The auditor rejected a claim; `returned` of its prize went back to the pot, its bond to the forfeited
    /// ones.
    event ClaimRejected(
        uint256 indexed season,
        address indexed singer,
        RejectReason indexed reason,
        address original,
        uint256 returned
    );

    /// @notice Thrown when a season has no audit.
    error IdolSeasonNotAudited(uint256 season);

    /// @notice Thrown when there is no claim, or it was rejected.
    error IdolNoClaim(uint256 season, address singer);

    /// @notice Thrown before the season has closed: a recording revealed so early could be copied into a claim.
    error IdolRevealTooEarly(uint256 season, uint256 closesAt);

    /// @notice Thrown when the reveal period is over.
    error IdolRevealTooLate(uint256 season, uint256 revealEndsAt);

    /// @notice Thrown when a signed reveal comes after another one: only the singer's own transaction replaces it.
    error IdolAlreadyRevealed(uint256 season, address singer);

    /// @notice Thrown when the URI is empty or too long.
    error IdolInvalidUriLength(uint256 length, uint256 limit);

    /// @notice Thrown when a claim's commitment is not to this singer, salt and recording.
    error IdolCommitmentMismatch(bytes32 expected, bytes32 actual);

    /// @notice Thrown when somebody else than the season's auditor rejects.
    error IdolNotAuditor(uint256 season, address sender);

    /// @notice Thrown when a claim cannot be rejected yet.
    error IdolAuditTooEarly(uint256 season, uint256 startsAt);

    /// @notice Thrown when the audit is over, and the claim final.
    error IdolAuditEnded(uint256 season, uint256 finalAt);

    /// @notice Thrown when the reason is one that the chain itself refutes.
    error IdolRejectReasonRefuted(uint256 season, address singer, RejectReason reason);

    /// @notice Reveals, or reveals anew, where the sender's recording lies.
    ///
    /// Requirements:
    /// - the season exists, has an audit, and is in its reveal period;
    /// - the sender has a claim in it that was not rejected;
    /// - the URI is 1 to MAX_URI bytes long;
    /// - the opening is that of the claim's commitment, by this singer.
    /// @param season The season.
    /// @param uri Where the WAV can be had; https or ipfs.
    /// @param opening What the claim's commitment was made of.
    /// @custom:reverts IdolSeasonUnknown If there is no such season.
    /// @custom:reverts IdolSeasonNotAudited If the season has no audit.
    /// @custom:reverts IdolRevealTooEarly If the season has not closed.
    /// @custom:reverts IdolRevealTooLate If the reveal period is over.
    /// @custom:reverts IdolNoClaim If the sender has no claim there.
    /// @custom:reverts IdolInvalidUriLength If the URI is empty or too long.
    /// @custom:reverts IdolCommitmentMismatch If the claim's commitment is to something else.
    function reveal(uint256 season, string calldata uri, Opening calldata opening) external;

    /// @notice The same with the singer's EIP-712 signature of
    /// `Reveal(uint256 season,address singer,string uri,uint256 deadline)`, whoever sends it. Contracts sign by
    /// ERC-1271; an account that runs another's code (EIP-7702) signs with its key. The opening need not be
    /// signed: a claim has one only.
    ///
    /// Requirements:
    /// - those of {reveal}, with the singer in the sender's place;
    /// - nothing was revealed for this claim before;
    /// - the signature is the singer's, and its deadline has not passed.
    /// @param season The season.
    /// @param singer Whose recording it is.
    /// @param uri Where the WAV can be had; https or ipfs.
    /// @param opening What the claim's commitment was made of.
    /// @param deadline Unix seconds after which the signature is worth nothing.
    /// @param signature The singer's signature.
    /// @custom:reverts IdolSeasonUnknown And all others of {reveal}.
    /// @custom:reverts IdolAlreadyRevealed If something was revealed before.
    /// @custom:reverts IdolSignatureExpired If the deadline has passed.
    /// @custom:reverts IdolInvalidSignature If the signature is not the singer's.
    function revealFor(
        uint256 season,
        address singer,
        string calldata uri,
        Opening calldata opening,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice Rejects a claim: its prize goes to the first that waits for one, or else to the pot; its bond to the
    /// claims that stand in the end; the badge is burnt, the leaderboard row is gone.
    ///
    /// Requirements:
    /// - the season exists and has an audit, and the sender is its auditor;
    /// - the season has closed (for NotRevealed: its reveal period is over), and the audit period is not over;
    /// - there is a claim that was not rejected;
    /// - NotRevealed: nothing was revealed; any other reason: something was;
    /// - Copy: `original` has an earlier claim in this season, revealed and not rejected.
    /// @param season The season.
    /// @param singer Whose claim is rejected.
    /// @param reason Why.
    /// @param original For Copy, whose claim is the earlier one; else zero.
    /// @custom:reverts IdolSeasonUnknown If there is no such season.
    /// @custom:reverts IdolSeasonNotAudited If the season has no audit.
    /// @custom:reverts IdolNotAuditor If the sender is not the season's auditor.
    /// @custom:reverts IdolAuditTooEarly If it is too early for this reason.
    /// @custom:reverts IdolAuditEnded If the audit period is over.
    /// @custom:reverts IdolNoClaim If there is no such claim.
    /// @custom:reverts IdolRejectReasonRefuted If the chain knows better.
    function reject(uint256 season, address singer, RejectReason reason, address original) external;

    /// @notice Where the recording of a claim lies, as the singer revealed it; empty where nothing was revealed.
    function recordingUri(uint256 season, address singer) external view returns (string memory);
}
