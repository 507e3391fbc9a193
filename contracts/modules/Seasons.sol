// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IEzklErrors} from "hardhat-ezkl/contracts/IEzklErrors.sol";
import {IIdolSeasons, SeasonState, SeasonTerms} from "../interfaces/IIdolSeasons.sol";
import {IIdolQueue} from "../interfaces/IIdolQueue.sol";
import {Season, SeasonClock} from "../libraries/SeasonClock.sol";
import {Treasury} from "./Treasury.sol";

/// @dev Seasons from opening to closing out. Terms are written once, in {openSeason}, and never again.
abstract contract Seasons is Treasury, Ownable2Step, ReentrancyGuardTransient, IIdolSeasons {
    using SafeCast for uint256;
    using SeasonClock for Season;

    /// @notice The longest time, in seconds, from opening a season to its closing time: a slip of the pen
    /// (milliseconds) would lock the pot for ever.
    uint256 public constant MAX_SEASON = 730 days;

    /// @notice The shortest reveal period, and the shortest audit period, in seconds: a singer sleeps, and a chain
    /// may stand still for hours.
    uint256 public constant MIN_PERIOD = 1 days;

    /// @notice The longest reveal period, and the longest audit period, in seconds.
    uint256 public constant MAX_PERIOD = 90 days;

    /// @inheritdoc IIdolSeasons
    address public guardian;

    /// @inheritdoc IIdolSeasons
    mapping(uint256 season => address receiver) public refundReceiverOf;

    /// @inheritdoc IIdolSeasons
    uint256 public seasonCount;

    mapping(address currency => bool approved) private _approved;
    mapping(uint256 number => Season season) private _seasons;

    /// @inheritdoc IIdolSeasons
    function openSeason(SeasonTerms calldata terms) external onlyOwner returns (uint256 season) {
        if (terms.verifier.code.length == 0) revert IEzklErrors.EzklVerifierHasNoCode(terms.verifier);
        _requireTimes(terms);
        if (terms.minScore > terms.threshold || terms.threshold > terms.maxScore) {
            revert IdolInvalidSeasonScores(terms.minScore, terms.threshold, terms.maxScore);
        }
        if (terms.prize == 0) revert IdolPrizeIsZero();
        if (terms.organiser == address(0)) revert IdolOrganiserIsZero();
        if (!isApprovedCurrency(terms.currency)) revert IdolCurrencyNotApproved(terms.currency);
        _requireGuardianApart(terms.organiser, terms.auditor);
        if (terms.auditor == terms.organiser || terms.auditor == owner())
            revert IdolRoleConflict(terms.auditor);

        season = ++seasonCount;
        Season storage opened = _seasons[season];
        opened.terms = terms;
        opened.hasAudit = terms.auditor != address(0);
        bytes32 codeHash = terms.verifier.codehash;
        opened.verifierCodeHash = codeHash;
        opened.termsHash = keccak256(abi.encode(terms, codeHash));
        emit SeasonOpened(season, terms.organiser, terms.judgeHash, codeHash, terms);
    }

    /// @inheritdoc IIdolSeasons
    function fund(uint256 season, uint256 amount) external payable nonReentrant {
        Season storage funded = _season(season);
        _requireNotClosed(season, funded);
        uint256 received = _take(funded.terms.currency, msg.sender, amount);
        if (received == 0) revert IdolNothingFunded(season);
        uint256 pot = funded.pot + received;
        funded.pot = pot.toUint128();
        emit SeasonFunded(season, msg.sender, received, pot);
        _promote(season, funded);
    }

    /// @inheritdoc IIdolSeasons
    function closeOut(uint256 season, address to) external nonReentrant {
        _closeOut(season, _organised(season), to);
    }

    /// @inheritdoc IIdolSeasons
    function closeOutFor(uint256 season) external nonReentrant {
        Season storage closed = _season(season);
        address named = refundReceiverOf[season];
        _closeOut(season, closed, named == address(0) ? closed.terms.organiser : named);
    }

    /// @inheritdoc IIdolSeasons
    function setRefundReceiver(uint256 season, address receiver) external {
        _organised(season);
        refundReceiverOf[season] = receiver;
        emit RefundReceiverChanged(season, receiver);
    }

    /// @inheritdoc IIdolSeasons
    function describeSeason(uint256 season, bytes32 document) external {
        _organised(season);
        emit SeasonDescribed(season, document);
    }

    /// @inheritdoc IIdolSeasons
    function approveCurrency(address currency, bool approved) external onlyOwner {
        // The native coin is no ERC-20: it needs no approval and cannot lose it.
        if (currency == NATIVE || (approved && currency.code.length == 0))
            revert IdolCurrencyHasNoCode(currency);
        _approved[currency] = approved;
        emit CurrencyApproval(currency, approved);
    }

    /// @inheritdoc IIdolSeasons
    function seasonOf(
        uint256 season
    ) external view returns (SeasonTerms memory terms, SeasonState memory state) {
        Season storage stored = _season(season);
        terms = stored.terms;
        state = SeasonState({
            verifierCodeHash: stored.verifierCodeHash,
            termsHash: stored.termsHash,
            pot: stored.pot,
            claims: stored.claims,
            paused: stored.pausedUntil() != 0,
            closesAt: stored.closesAt(),
            revealEndsAt: stored.revealEndsAt(),
            finalAt: stored.finalAt(),
            queued: stored.queued,
            forfeited: stored.forfeited
        });
    }

    /// @inheritdoc IIdolSeasons
    function isApprovedCurrency(address currency) public view returns (bool) {
        return currency == NATIVE || _approved[currency];
    }

    /// @dev The season with this number.
    function _season(uint256 season) internal view returns (Season storage found) {
        found = _seasons[season];
        if (found.terms.verifier == address(0)) revert IdolSeasonUnknown(season);
    }

    function _requireFinal(uint256 season, Season storage stored) internal view {
        uint256 finalAt = stored.finalAt();
        if (block.timestamp < finalAt) revert IdolSeasonNotFinal(season, finalAt);
    }

    /// @dev Gives prizes of the pot to claims that wait for one.
    function _promote(uint256 number, Season storage season) internal virtual;

    /// @dev A guardian who organises, or audits, the same season could hold claims up for gain.
    function _requireGuardianApart(address organiser, address auditor) internal view {
        address known = guardian;
        if (known != address(0) && (known == organiser || known == auditor)) revert IdolRoleConflict(known);
    }

    function _requireNotClosed(uint256 season, Season storage stored) internal view {
        uint256 closesAt = stored.closesAt();
        if (block.timestamp >= closesAt) revert IdolSeasonClosed(season, closesAt);
    }

    /// @dev The season with this number, if the sender is its organiser.
    function _organised(uint256 season) private view returns (Season storage found) {
        found = _season(season);
        if (msg.sender != found.terms.organiser) revert IdolNotOrganiser(season, msg.sender);
    }

    function _closeOut(uint256 season, Season storage closed, address to) private {
        _requireFinal(season, closed);
        _promote(season, closed);
        uint256 amount = closed.pot;
        if (closed.queued != 0 && amount >= closed.terms.prize) revert IIdolQueue.IdolQueueNotEmpty(season);
        if (amount == 0) revert IdolNothingLeft(season);
        closed.pot = 0;
        _pay(closed.terms.currency, to, amount);
        emit SeasonClosedOut(season, to, amount);
    }

    function _requireTimes(SeasonTerms calldata terms) private view {
        uint256 latest = block.timestamp + MAX_SEASON;
        bool possible = terms.opensAt < terms.closesAt && terms.closesAt > block.timestamp;
        if (!possible || terms.closesAt > latest)
            revert IdolInvalidSeasonTimes(terms.opensAt, terms.closesAt, latest);

        bool none = terms.auditor == address(0);
        bool consistent =
            none
                ? terms.revealPeriod == 0 && terms.auditPeriod == 0 && terms.bond == 0 && !terms.phrase
                : terms.bond != 0 && _isPeriod(terms.revealPeriod) && _isPeriod(terms.auditPeriod);
        if (!consistent) {
            revert IdolInvalidAuditTerms(terms.auditor, terms.bond, terms.revealPeriod, terms.auditPeriod);
        }
    }

    function _isPeriod(uint256 period) private pure returns (bool) {
        return period >= MIN_PERIOD && period <= MAX_PERIOD;
    }
}
