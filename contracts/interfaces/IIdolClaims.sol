// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice What a singer hands in.
struct Submission {
    /// The season.
    uint256 season;
    /// The proof's bytes.
    bytes proof;
    /// The proof's public instances, [key, score].
    uint256[] instances;
    /// The keccak256 of abi.encode(singer, salt, keccak256 of the recording's WAV), with a salt that the singer's
    /// prover drew; zero where the season has no audit.
    bytes32 commitment;
    /// The Merkle proof that the singer is admitted; empty where the season admits everyone.
    bytes32[] allowlistProof;
    /// Unix seconds after which the signature is worth nothing; without meaning where there is none.
    uint256 deadline;
    /// The singer's consent to this very claim, see {IIdolClaims-claimFor}; empty where none is needed.
    bytes signature;
}

/// @notice The way of a claim.
enum ClaimStatus {
    None,
    Owed,
    Withdrawn,
    Rejected,
    /// Waits for a prize, in an audited season whose pot holds none now.
    Queued
}

/// @notice A singer's claim in a season.
struct Claim {
    /// The best score, in instance units.
    int128 score;
    /// Unix seconds of the first claim.
    uint40 claimedAt;
    /// The claim's place in the season's order of first claims, from 0.
    uint32 row;
    /// The way of the claim.
    ClaimStatus status;
    /// Whether the recording was revealed.
    bool revealed;
    /// What the claim is bound to until the recording is revealed; zero in a season without audit.
    bytes32 commitment;
    /// The keccak256 of the recording, once it was revealed.
    bytes32 recordingHash;
}

/// @title Claims and their payment.
interface IIdolClaims {
    /// @notice A singer won the season's prize, or waits for it (prize zero); `sender` handed the proof in.
    event PrizeClaimed(
        uint256 indexed season,
        address indexed singer,
        address indexed sender,
        int256 score,
        bytes32 commitment,
        uint256 prize,
        uint256 bond
    );

    /// @notice A singer's best score rose; nothing is paid for it.
    event ScoreImproved(
        uint256 indexed season,
        address indexed singer,
        address indexed sender,
        int256 previous,
        int256 score
    );

    /// @notice A singer's prize, and bond, were paid.
    event PrizeWithdrawn(uint256 indexed season, address indexed singer, address indexed to, uint256 amount);

    /// @notice A claim of a batch was refused, for the reason that these bytes hold; the others go on.
    event ClaimRefused(uint256 indexed season, uint256 indexed index, bytes reason);

    /// @notice A singer refused to be paid by whoever sends {withdrawFor}, or allowed it again.
    event WithdrawForRefused(address indexed singer, bool refused);

    /// @notice Thrown when somebody else than the singer in the proof calls {claim}; {claimFor} is for relayers.
    error IdolNotSinger(address singer, address sender);

    /// @notice Thrown when somebody else than this contract calls {claimFrom}.
    error IdolNotSelf(address sender);

    /// @notice Thrown when the singer is not on the season's allowlist.
    error IdolNotAllowlisted(uint256 season, address singer);

    /// @notice Thrown when the score is negative where the threshold is not.
    error IdolScoreNegative(int256 score, int256 threshold);

    /// @notice Thrown when the score does not reach the threshold.
    error IdolScoreBelowThreshold(int256 score, int256 threshold);

    /// @notice Thrown when the singer has claimed in this season with a score that was no lower.
    error IdolAlreadyClaimed(uint256 season, address singer, int256 score, int256 best);

    /// @notice Thrown when the singer has claimed in this audited season: that claim is the one audited.
    error IdolClaimUnderAudit(uint256 season, address singer);

    /// @notice Thrown when an audited season's claim names no recording.
    error IdolMissingRecording(uint256 season);

    /// @notice Thrown when a claim names a recording where the season has no audit.
    error IdolUnexpectedRecording(uint256 season, bytes32 commitment);

    /// @notice Thrown when another amount than the bond arrives, as from a token that takes a fee.
    error IdolBondMismatch(uint256 expected, uint256 received);

    /// @notice Thrown when the singer has nothing to withdraw in this season.
    error IdolNothingOwed(uint256 season, address singer);

    /// @notice Thrown when a singer who wants no {withdrawFor} is to be paid by it.
    error IdolWithdrawForRefused(address singer);

    /// @notice Thrown when a claim can still be rejected.
    error IdolClaimNotFinal(uint256 season, address singer, uint256 finalAt);

    /// @notice Claims the season's prize for the sender, or enters a better score for the record.
    /// The prize is set aside here and paid by {withdraw} or {withdrawFor}.
    ///
    /// Requirements:
    /// - the season exists, is open and not paused;
    /// - the proof's instances are [key, score], each below the field's modulus;
    /// - the key holds the sender's address, which is not this contract's, and was made for this chain, contract,
    ///   season, terms and recording;
    /// - the score is one the judge can give, and reaches the threshold;
    /// - the recording is named if, and only if, the season has an audit;
    /// - the sender is admitted, where the season has an allowlist;
    /// - first claim: the pot holds a prize (with audit, the claim waits for one otherwise), and the bond is sent
    ///   along (native coin) or approved (ERC-20);
    /// - later claim: no audit, a better score, nothing sent along;
    /// - the verifier's code is that of the season's opening, and it accepts the proof.
    /// @param submission What is claimed with.
    /// @custom:reverts IdolSeasonUnknown If there is no such season.
    /// @custom:reverts IdolSeasonNotOpen If the season does not take claims yet.
    /// @custom:reverts IdolSeasonPaused If the season is paused.
    /// @custom:reverts IdolSeasonClosed If the season is over.
    /// @custom:reverts IdolMissingRecording If an audited season's claim names no recording.
    /// @custom:reverts IdolUnexpectedRecording If another season's claim names one.
    /// @custom:reverts EzklInstanceCountMismatch If there are not two instances.
    /// @custom:reverts EzklInstanceNotReduced If an instance is not below the modulus.
    /// @custom:reverts EzklKeyMismatch If the proof is for another chain, contract, season, terms or recording.
    /// @custom:reverts EzklAccountIsZero If the key holds no address.
    /// @custom:reverts IdolInvalidReceiver If the key holds this contract's address, which could never withdraw.
    /// @custom:reverts IdolScoreOutOfRange If the judge cannot give the score.
    /// @custom:reverts IdolNotSinger If the key holds another address than the sender's.
    /// @custom:reverts IdolNotAllowlisted If the singer is not on the allowlist.
    /// @custom:reverts IdolScoreNegative If the score is negative and the threshold is not.
    /// @custom:reverts IdolScoreBelowThreshold If the score does not reach the threshold.
    /// @custom:reverts IdolClaimUnderAudit If the singer has claimed in this audited season.
    /// @custom:reverts IdolAlreadyClaimed If the singer has claimed with a score that was no lower.
    /// @custom:reverts IdolPotTooSmall If the pot of a season without audit holds no prize any more.
    /// @custom:reverts EzklVerifierHasNoCode If the verifier is gone.
    /// @custom:reverts EzklVerifierChanged If the verifier's code changed.
    /// @custom:reverts EzklVerifierOutOfGas If the verifier used up its gas.
    /// @custom:reverts EzklInvalidProof If the verifier refuses the proof.
    /// @custom:reverts EzklUnexpectedAnswer If the verifier answers anything but 32 bytes that hold 1.
    /// @custom:reverts IdolValueMismatch If the value sent along is not the one needed.
    /// @custom:reverts IdolBondMismatch If another amount than the bond arrives.
    function claim(Submission calldata submission) external payable;

    /// @notice The same for the address inside the proof, whoever sends: gas and bond can be given, the payee is
    /// fixed.
    ///
    /// Requirements:
    /// - those of {claim}, with the address in the proof in the sender's place;
    /// - audited season, and the sender is another: the submission holds the singer's EIP-712 signature of
    ///   `Claim(uint256 season,address singer,bytes32 commitment,int256 score,uint256 deadline)`, and its deadline has
    ///   not passed. A claim binds the singer to reveal, so nobody else can make it of a proof that was put aside. The
    ///   score is in it, since anyone can prove another one for the same key.
    /// @param submission What is claimed with.
    /// @custom:reverts IdolSeasonUnknown And all others of {claim}, but for IdolNotSinger.
    /// @custom:reverts IdolSignatureExpired If the deadline has passed.
    /// @custom:reverts IdolInvalidSignature If the signature is not the singer's.
    function claimFor(Submission calldata submission) external payable;

    /// @notice Hands in several claims, each as {claimFor} does. One that is refused does not stop the others: it is
    /// told by {ClaimRefused}. Bonds in the native coin are taken from the value sent along, which has to do for all;
    /// the rest comes back.
    /// @param submissions What is claimed with.
    /// @custom:reverts IdolPaymentFailed If the sender does not take the rest back.
    function claimBatch(Submission[] calldata submissions) external payable;

    /// @notice One claim of a batch; called by this contract alone, so that a failure undoes it and nothing else.
    ///
    /// Requirements:
    /// - the sender is this contract;
    /// - those of {claimFor}.
    /// @param submission What is claimed with.
    /// @param payer Who sent the batch, and gives the bond of a season in an ERC-20.
    /// @custom:reverts IdolNotSelf If somebody else calls.
    /// @custom:reverts IdolSeasonUnknown And all others of {claimFor}.
    function claimFrom(Submission calldata submission, address payer) external payable;

    /// @notice Pays the sender's prize, bond, and share of rejected claims' bonds, to `to`.
    ///
    /// Requirements:
    /// - the season exists, and the sender's claim in it is neither paid nor rejected;
    /// - audited season: the audit period is over.
    /// @param season The season.
    /// @param to Who is paid.
    /// @custom:reverts IdolSeasonUnknown If there is no such season.
    /// @custom:reverts IdolNothingOwed If the sender has nothing to withdraw.
    /// @custom:reverts IdolClaimNotFinal If the claim can still be rejected.
    /// @custom:reverts IdolInvalidReceiver If `to` is zero or this contract.
    /// @custom:reverts IdolPaymentFailed If the receiver refuses the native coin.
    function withdraw(uint256 season, address to) external;

    /// @notice Pays a singer's prize, and bond, to the singer; anyone may send it.
    ///
    /// Requirements:
    /// - those of {withdraw}, with the singer in the sender's place;
    /// - the singer has not refused it by {refuseWithdrawFor}.
    /// @param season The season.
    /// @param singer Who is paid.
    /// @custom:reverts IdolWithdrawForRefused If the singer refused it.
    /// @custom:reverts IdolSeasonUnknown And all others of {withdraw}.
    function withdrawFor(uint256 season, address singer) external;

    /// @notice Refuses {withdrawFor} for the sender, in all seasons, or allows it again: for a contract that cannot
    /// use what is paid to itself, and wants to name the receiver in {withdraw}.
    function refuseWithdrawFor(bool refused) external;

    /// @notice Whether a singer refused {withdrawFor}.
    function refusesWithdrawFor(address singer) external view returns (bool);

    /// @notice The key that a proof must carry to pay `singer` on this chain, now.
    /// @custom:reverts IdolSeasonUnknown If there is no such season.
    function keyOf(address singer, uint256 season, bytes32 commitment) external view returns (uint256);

    /// @notice A singer's claim; its status is None where there is none.
    function claimOf(uint256 season, address singer) external view returns (Claim memory);

    /// @notice What a singer can withdraw from `payableFrom` on, as it stands now: rejections can still add to it.
    /// Zeros where nothing is owed.
    function owedTo(
        uint256 season,
        address singer
    ) external view returns (uint256 amount, uint256 payableFrom);
}
