// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {EzklKey} from "hardhat-ezkl/contracts/EzklKey.sol";
import {ProofGated} from "hardhat-ezkl/contracts/ProofGated.sol";
import {Claim, ClaimStatus, IIdolClaims, Submission} from "../interfaces/IIdolClaims.sol";
import {SeasonTerms} from "../interfaces/IIdolSeasons.sol";
import {PublicInputs} from "../libraries/PublicInputs.sol";
import {Season, SeasonClock} from "../libraries/SeasonClock.sol";
import {Queue} from "./Queue.sol";
import {Signatures} from "./Signatures.sol";

/// @dev From a proof to a payment. Cheap checks come first, the verifier last; a prize leaves the pot as it is won, so
/// that nothing of what is owed is ever in the organiser's reach. To {ProofGated}, a season is a topic and a commitment
/// its detail; the book of claims is what refuses replays.
abstract contract Claims is Queue, Signatures, ProofGated, IIdolClaims {
    using SeasonClock for Season;

    /// @notice The EIP-712 type of a signed claim.
    bytes32 public constant CLAIM_TYPEHASH = keccak256(
        "Claim(uint256 season,address singer,bytes32 commitment,int256 score,uint256 deadline)"
    );

    /// @inheritdoc IIdolClaims
    mapping(address singer => bool refused) public refusesWithdrawFor;

    /// @inheritdoc IIdolClaims
    function claim(Submission calldata submission) external payable nonReentrant {
        _claimBy(submission, msg.sender, true);
    }

    /// @inheritdoc IIdolClaims
    function claimFor(Submission calldata submission) external payable nonReentrant {
        _claimBy(submission, msg.sender, false);
    }

    /// @inheritdoc IIdolClaims
    function claimBatch(Submission[] calldata submissions) external payable nonReentrant {
        uint256 left = msg.value;
        for (uint256 i = 0; i < submissions.length; ++i) {
            uint256 bond = _nativeBond(submissions[i].season);
            uint256 value = bond < left ? bond : left;
            // A call of its own, so that what it wrote is undone if it fails.
            try this.claimFrom{value: value}(submissions[i], msg.sender) {
                left -= value;
            } catch (bytes memory why) {
                emit ClaimRefused(submissions[i].season, i, why);
            }
        }
        if (left != 0) _send(msg.sender, left);
    }

    /// @inheritdoc IIdolClaims
    function claimFrom(Submission calldata submission, address payer) external payable {
        if (msg.sender != address(this)) revert IdolNotSelf(msg.sender);
        _claimBy(submission, payer, false);
    }

    /// @inheritdoc IIdolClaims
    function withdraw(uint256 season, address to) external nonReentrant {
        _withdraw(season, msg.sender, to);
    }

    /// @inheritdoc IIdolClaims
    function withdrawFor(uint256 season, address singer) external nonReentrant {
        if (refusesWithdrawFor[singer]) revert IdolWithdrawForRefused(singer);
        _withdraw(season, singer, singer);
    }

    /// @inheritdoc IIdolClaims
    function refuseWithdrawFor(bool refused) external {
        refusesWithdrawFor[msg.sender] = refused;
        emit WithdrawForRefused(msg.sender, refused);
    }

    /// @inheritdoc IIdolClaims
    function keyOf(address singer, uint256 season, bytes32 commitment) external view returns (uint256) {
        return EzklKey.make(singer, _domainOf(bytes32(season), commitment));
    }

    /// @inheritdoc IIdolClaims
    function claimOf(uint256 season, address singer) external view returns (Claim memory) {
        return _claim(season, singer);
    }

    /// @inheritdoc IIdolClaims
    function owedTo(
        uint256 season,
        address singer
    ) external view returns (uint256 amount, uint256 payableFrom) {
        Season storage stored = _season(season);
        Claim storage made = _claim(season, singer);
        if (!_stands(made)) return (0, 0);
        return (_worth(stored, made), stored.audited() ? stored.finalAt() : made.claimedAt);
    }

    /// @dev Called once for each first claim, before anything is taken from the sender.
    function _onFirstClaim(uint256 season, address singer) internal virtual;

    /// @dev Called once for each better score in a season with badges.
    function _onBetterClaim(uint256 season, address singer) internal virtual;

    /// @inheritdoc ProofGated
    function _instanceCount() internal pure override returns (uint256) {
        return PublicInputs.INSTANCES;
    }

    /// @inheritdoc ProofGated
    function _domainOf(bytes32 topic, bytes32 detail) internal view override returns (uint256) {
        uint256 season = uint256(topic);
        return PublicInputs.domain(address(this), season, _season(season).termsHash, detail);
    }

    /// @inheritdoc ProofGated
    function _verifierOf(bytes32 topic) internal view override returns (address, bytes32) {
        Season storage season = _season(uint256(topic));
        return (season.terms.verifier, season.verifierCodeHash);
    }

    function _claimBy(Submission calldata submission, address payer, bool own) private {
        Season storage season = _openForClaims(submission);
        (address singer, int128 score) = _read(season, submission);
        if (singer != payer) {
            if (own) revert IdolNotSinger(singer, payer);
            if (season.audited()) _requireConsent(submission, singer, score);
        }
        _enter(season, submission, singer, score, payer);
    }

    /// @dev That the singer wants this claim, sent by whomever.
    function _requireConsent(Submission calldata submission, address singer, int128 score) private view {
        uint256 deadline = submission.deadline;
        bytes32 signed = keccak256(
            abi.encode(CLAIM_TYPEHASH, submission.season, singer, submission.commitment, score, deadline)
        );
        _requireSigned(singer, signed, deadline, submission.signature);
    }

    /// @dev What a claim in a season sends along; zero where there is no such season, and the claim will fail.
    function _nativeBond(uint256 number) private view returns (uint256) {
        if (number == 0 || number > seasonCount) return 0;
        SeasonTerms storage terms = _season(number).terms;
        return terms.currency == NATIVE ? terms.bond : 0;
    }

    function _openForClaims(Submission calldata submission) private view returns (Season storage season) {
        season = _season(submission.season);
        uint256 opensAt = season.terms.opensAt;
        if (block.timestamp < opensAt) revert IdolSeasonNotOpen(submission.season, opensAt);
        _requireNotClosed(submission.season, season);
        _requireNotPaused(submission.season, season);
    }

    /// @dev Who sang, what the judge said, and whether that may claim at all.
    function _read(
        Season storage season,
        Submission calldata submission
    ) private view returns (address singer, int128 score) {
        bytes32 commitment = submission.commitment;
        if (season.audited()) {
            if (commitment == 0) revert IdolMissingRecording(submission.season);
        } else if (commitment != 0) {
            revert IdolUnexpectedRecording(submission.season, commitment);
        }
        singer = _accountOf(bytes32(submission.season), commitment, submission.instances);
        SeasonTerms storage terms = season.terms;
        score = PublicInputs.score(submission.instances[1], terms.minScore, terms.maxScore);
        // It could never withdraw.
        if (singer == address(this)) revert IdolInvalidReceiver(singer);
    }

    function _enter(
        Season storage season,
        Submission calldata submission,
        address singer,
        int128 score,
        address payer
    ) private {
        _requireAdmitted(season.terms.allowlistRoot, submission, singer);
        _requireWinning(score, season.terms.threshold);
        if (_claim(submission.season, singer).status == ClaimStatus.None) {
            _enterFirst(season, submission, singer, score, payer);
        } else {
            _enterBetter(season, submission, singer, score, payer);
        }
    }

    function _enterFirst(
        Season storage season,
        Submission calldata submission,
        address singer,
        int128 score,
        address payer
    ) private {
        uint256 number = submission.season;
        SeasonTerms storage terms = season.terms;
        uint128 prize = _add(number, season, singer, score);
        _requireProof(bytes32(number), submission.proof, submission.instances);

        // Zero without audit, as the terms have it; so there it need not be read.
        uint256 bond = 0;
        bytes32 commitment = submission.commitment;
        if (commitment != 0) {
            bond = terms.bond;
            _claim(number, singer).commitment = commitment;
        }
        emit PrizeClaimed(number, singer, payer, score, commitment, prize, bond);

        if (terms.badge) _onFirstClaim(number, singer);
        _takeBond(terms, payer, bond);
    }

    function _enterBetter(
        Season storage season,
        Submission calldata submission,
        address singer,
        int128 score,
        address payer
    ) private {
        uint256 number = submission.season;
        if (season.audited()) revert IdolClaimUnderAudit(number, singer);
        Claim storage made = _claim(number, singer);
        int128 best = made.score;
        if (score <= best) revert IdolAlreadyClaimed(number, singer, score, best);
        _requireValue(0);
        _requireProof(bytes32(number), submission.proof, submission.instances);

        made.score = score;
        emit ScoreImproved(number, singer, payer, best, score);
        if (season.terms.badge) _onBetterClaim(number, singer);
    }

    /// @dev Whoever sends gives the bond; it is owed to the singer, who alone can be paid.
    function _takeBond(SeasonTerms storage terms, address payer, uint256 bond) private {
        if (bond == 0) return _requireValue(0);
        uint256 received = _take(terms.currency, payer, bond);
        if (received != bond) revert IdolBondMismatch(bond, received);
    }

    function _withdraw(uint256 number, address singer, address to) private {
        Season storage season = _season(number);
        Claim storage made = _claim(number, singer);
        if (!_stands(made)) revert IdolNothingOwed(number, singer);
        if (season.audited()) {
            uint256 finalAt = season.finalAt();
            if (block.timestamp < finalAt) revert IdolClaimNotFinal(number, singer, finalAt);
        }
        uint256 amount = _settle(number, season, made);
        _pay(season.terms.currency, to, amount);
        emit PrizeWithdrawn(number, singer, to, amount);
    }

    /// @dev Whether something is owed for a claim.
    function _stands(Claim storage made) internal view returns (bool) {
        return made.status == ClaimStatus.Owed || made.status == ClaimStatus.Queued;
    }

    function _requireAdmitted(bytes32 root, Submission calldata submission, address singer) private pure {
        if (root == 0) return;
        // Hashed twice, so that no inner node of the tree passes for a leaf.
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(singer))));
        if (!MerkleProof.verifyCalldata(submission.allowlistProof, root, leaf)) {
            revert IdolNotAllowlisted(submission.season, singer);
        }
    }

    function _requireWinning(int128 score, int128 threshold) private pure {
        if (score >= threshold) return;
        if (score < 0 && threshold >= 0) revert IdolScoreNegative(score, threshold);
        revert IdolScoreBelowThreshold(score, threshold);
    }
}
