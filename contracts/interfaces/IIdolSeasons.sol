// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// @notice What an organiser promises for a season; nothing of it can be changed once the season is there.
/// @dev The order packs what a claim reads into few storage slots. Scores are in instance units.
struct SeasonTerms {
    /// The judge's verifier. Its code hash is taken when the season is opened.
    address verifier;
    /// Unix seconds from which claims are taken.
    uint40 opensAt;
    /// Unix seconds from which no claim is taken, paused time not counted.
    uint40 closesAt;
    /// A score is the instance divided by 2^scoreScale.
    uint8 scoreScale;
    /// Whether each first claim mints a badge.
    bool badge;
    /// The judge hash of the manifest.
    bytes32 judgeHash;
    /// The least score that the judge can give.
    int128 minScore;
    /// The greatest score that the judge can give.
    int128 maxScore;
    /// The least score that wins the prize.
    int128 threshold;
    /// What each winner is paid, in the currency's smallest unit.
    uint128 prize;
    /// The zero address for the native coin, else an ERC-20 that the owner has approved.
    address currency;
    /// Seconds after closing in which a singer can reveal the recording. Zero without audit.
    uint32 revealPeriod;
    /// Seconds after the reveal period in which the auditor can still reject. Zero without audit.
    uint32 auditPeriod;
    /// Whether the auditor expects a phrase in each recording that is drawn by singer and season; see the guide. The
    /// chain hears nothing of it. False without audit.
    bool phrase;
    /// Who may reject a claim; the zero address for a season without audit.
    address auditor;
    /// Who gets what nobody won.
    address organiser;
    /// What a claim in an audited season posts, in the season's currency, so that forging many costs something; it
    /// comes back, with the prize or without, unless the claim is rejected.
    uint128 bond;
    /// Root of the admitted addresses; zero admits everyone.
    bytes32 allowlistRoot;
}

/// @notice How a season stands.
struct SeasonState {
    /// The verifier's code hash, taken when the season was opened.
    bytes32 verifierCodeHash;
    /// The keccak256 of abi.encode(terms, verifierCodeHash), which the key of each proof binds.
    bytes32 termsHash;
    /// What is left for prizes.
    uint128 pot;
    /// The number of claims ever taken, rejected ones too.
    uint32 claims;
    /// Whether claims are paused now.
    bool paused;
    /// Closing time with the paused time added; it moves on while the season is paused.
    uint256 closesAt;
    /// When the reveal period ends; the same as `closesAt` without audit.
    uint256 revealEndsAt;
    /// When every claim is final; the same as `closesAt` without audit.
    uint256 finalAt;
    /// The number of claims that wait for a prize.
    uint32 queued;
    /// Bonds of rejected claims, to be shared out among the claims that stand in the end.
    uint128 forfeited;
}

/// @title Seasons: opening, funding, pausing and closing out.
interface IIdolSeasons {
    /// @notice A season was opened.
    event SeasonOpened(
        uint256 indexed season,
        address indexed organiser,
        bytes32 indexed judgeHash,
        bytes32 verifierCodeHash,
        SeasonTerms terms
    );

    /// @notice `from` put `amount` into a season's pot.
    event SeasonFunded(uint256 indexed season, address indexed from, uint256 amount, uint256 pot);

    /// @notice The organiser took back what nobody won.
    event SeasonClosedOut(uint256 indexed season, address indexed to, uint256 amount);

    /// @notice The guardian paused a season's claims, until `until` at the latest.
    event SeasonPaused(uint256 indexed season, address indexed guardian, uint256 until);

    /// @notice The guardian let a season's claims go on; it now closes at `closesAt`.
    event SeasonUnpaused(uint256 indexed season, address indexed guardian, uint256 closesAt);

    /// @notice The guardian or the organiser asked for the end of a paused season's claims.
    event SeasonEndAsked(uint256 indexed season, address indexed sender);

    /// @notice Both asked: the season takes no claim any more.
    event SeasonEnded(uint256 indexed season, uint256 endedAt);

    /// @notice The organiser named who gets what nobody won, by {closeOutFor}; zero for the organiser.
    event RefundReceiverChanged(uint256 indexed season, address indexed receiver);

    /// @notice The organiser published what the season is about: the hash of a document with its title, text and
    /// picture, in place of any before it.
    event SeasonDescribed(uint256 indexed season, bytes32 document);

    /// @notice The owner approved an ERC-20 for seasons to come, or took the approval back.
    event CurrencyApproval(address indexed currency, bool approved);

    /// @notice The owner named another guardian.
    event GuardianChanged(address indexed previous, address indexed guardian);

    /// @notice Thrown when there is no such season.
    error IdolSeasonUnknown(uint256 season);

    /// @notice Thrown when a season does not take claims yet.
    error IdolSeasonNotOpen(uint256 season, uint256 opensAt);

    /// @notice Thrown when a season is over.
    error IdolSeasonClosed(uint256 season, uint256 closedAt);

    /// @notice Thrown when a season's money is wanted back before closing, pauses and the last audit are over.
    error IdolSeasonNotFinal(uint256 season, uint256 finalAt);

    /// @notice Thrown when a season would close before it opens, be closed already, or last beyond the limit.
    error IdolInvalidSeasonTimes(uint256 opensAt, uint256 closesAt, uint256 latest);

    /// @notice Thrown when the threshold does not lie within the judge's range.
    error IdolInvalidSeasonScores(int256 minScore, int256 threshold, int256 maxScore);

    /// @notice Thrown when a season would have no prize.
    error IdolPrizeIsZero();

    /// @notice Thrown when a season would have no organiser.
    error IdolOrganiserIsZero();

    /// @notice Thrown when somebody would act for two sides of a season: auditor and owner or organiser, guardian and
    /// organiser or auditor.
    error IdolRoleConflict(address account);

    /// @notice Thrown when the audit's terms are neither all there nor all absent (a phrase may be), or a period is
    /// beyond the limits.
    error IdolInvalidAuditTerms(address auditor, uint256 bond, uint256 revealPeriod, uint256 auditPeriod);

    /// @notice Thrown when the currency is not one that the owner has approved.
    error IdolCurrencyNotApproved(address currency);

    /// @notice Thrown when a currency to approve has no code.
    error IdolCurrencyHasNoCode(address currency);

    /// @notice Thrown when funding brought nothing.
    error IdolNothingFunded(uint256 season);

    /// @notice Thrown when there is nothing for the organiser to take back.
    error IdolNothingLeft(uint256 season);

    /// @notice Thrown when somebody else than the season's organiser wants the money back, or describes the season.
    error IdolNotOrganiser(uint256 season, address sender);

    /// @notice Thrown when somebody else than the guardian pauses or unpauses.
    error IdolNotGuardian(address sender);

    /// @notice Thrown when somebody else than guardian and organiser asks for the end of a season's claims.
    error IdolNotGuardianOrOrganiser(uint256 season, address sender);

    /// @notice Thrown when owner and guardian would be the same.
    error IdolGuardianIsOwner(address account);

    /// @notice Thrown when a season is paused, until `until` at the latest.
    error IdolSeasonPaused(uint256 season, uint256 until);

    /// @notice Thrown when a season that is to go on is not paused.
    error IdolSeasonNotPaused(uint256 season);

    /// @notice Thrown when a season was paused for as long as it ever can be.
    error IdolPauseBudgetExceeded(uint256 season, uint256 limit);

    /// @notice Opens a season. Its terms stand from here on: a mistake is mended by another season.
    ///
    /// Requirements:
    /// - the sender is the owner;
    /// - the verifier has code;
    /// - opensAt < closesAt, and closesAt lies ahead, by MAX_SEASON at most;
    /// - minScore <= threshold <= maxScore;
    /// - prize and organiser are not zero;
    /// - the currency is the native coin or approved;
    /// - guardian, organiser and auditor are three accounts, and the auditor is not the owner;
    /// - auditor, bond, revealPeriod and auditPeriod are all set (each period from MIN_PERIOD to MAX_PERIOD), or all
    ///   zero, and then no phrase is asked for.
    /// @param terms The season's terms.
    /// @return season The season's number, counted from 1.
    /// @custom:reverts OwnableUnauthorizedAccount If the sender is not the owner.
    /// @custom:reverts EzklVerifierHasNoCode If the verifier has no code.
    /// @custom:reverts IdolInvalidSeasonTimes If the times are impossible.
    /// @custom:reverts IdolInvalidSeasonScores If the threshold is out of the judge's range.
    /// @custom:reverts IdolPrizeIsZero If the prize is zero.
    /// @custom:reverts IdolOrganiserIsZero If the organiser is zero.
    /// @custom:reverts IdolCurrencyNotApproved If the currency is not approved.
    /// @custom:reverts IdolRoleConflict If somebody would act for two sides.
    /// @custom:reverts IdolInvalidAuditTerms If the audit's terms are half there.
    function openSeason(SeasonTerms calldata terms) external returns (uint256 season);

    /// @notice Puts money into a season's pot; anyone may. There is no way back but the organiser's {closeOut}.
    ///
    /// Requirements:
    /// - the season exists and has not closed;
    /// - native coin: `amount` is sent along; ERC-20: `amount` is approved for this contract, nothing is sent along.
    /// @param season The season.
    /// @param amount What to put in; of an ERC-20, what arrives is credited.
    /// @custom:reverts IdolSeasonUnknown If there is no such season.
    /// @custom:reverts IdolSeasonClosed If the season is over.
    /// @custom:reverts IdolValueMismatch If the value sent along is not the one needed.
    /// @custom:reverts IdolNothingFunded If nothing arrives.
    function fund(uint256 season, uint256 amount) external payable;

    /// @notice Pays the organiser what nobody won. Never touches what is owed to singers.
    ///
    /// Requirements:
    /// - the sender is the season's organiser;
    /// - closing time, with the pauses, and the audit's periods are over;
    /// - the pot is not empty.
    /// @param season The season.
    /// @param to Who is paid.
    /// @custom:reverts IdolSeasonUnknown If there is no such season.
    /// @custom:reverts IdolNotOrganiser If the sender is not the season's organiser.
    /// @custom:reverts IdolSeasonNotFinal If it is too early.
    /// @custom:reverts IdolNothingLeft If the pot is empty.
    /// @custom:reverts IdolInvalidReceiver If `to` is zero or this contract.
    /// @custom:reverts IdolPaymentFailed If the receiver refuses the native coin.
    function closeOut(uint256 season, address to) external;

    /// @notice Pays what nobody won to the receiver that the organiser named, or else to the organiser; anyone may
    /// send it.
    ///
    /// Requirements:
    /// - those of {closeOut}, but for the sender.
    /// @param season The season.
    /// @custom:reverts IdolSeasonUnknown And all others of {closeOut}, but for IdolNotOrganiser.
    function closeOutFor(uint256 season) external;

    /// @notice Names who is paid by {closeOutFor}; the zero address for the organiser.
    ///
    /// Requirements:
    /// - the sender is the season's organiser.
    /// @custom:reverts IdolSeasonUnknown If there is no such season.
    /// @custom:reverts IdolNotOrganiser If the sender is not the season's organiser.
    function setRefundReceiver(uint256 season, address receiver) external;

    /// @notice Who is paid by {closeOutFor}; zero for the organiser.
    function refundReceiverOf(uint256 season) external view returns (address);

    /// @notice Publishes what a season is about, for whoever shows it. The terms stay what they are: a document
    /// promises nothing that this contract would keep. The last one counts; zero takes it back.
    ///
    /// Requirements:
    /// - the sender is the season's organiser.
    /// @param season The season.
    /// @param document The hash under which the document is found: whoever reads it checks it by that.
    /// @custom:reverts IdolSeasonUnknown If there is no such season.
    /// @custom:reverts IdolNotOrganiser If the sender is not the season's organiser.
    function describeSeason(uint256 season, bytes32 document) external;

    /// @notice Approves an ERC-20 for seasons to come, or takes the approval back; open seasons keep their currency.
    ///
    /// Requirements:
    /// - the sender is the owner;
    /// - a currency to approve has code; the native coin needs none.
    /// @custom:reverts OwnableUnauthorizedAccount If the sender is not the owner.
    /// @custom:reverts IdolCurrencyHasNoCode If there is no code at the address, or it is the native coin's.
    function approveCurrency(address currency, bool approved) external;

    /// @notice Names the guardian; the zero address for none.
    ///
    /// Requirements:
    /// - the sender is the owner;
    /// - the guardian is not the owner.
    /// @custom:reverts OwnableUnauthorizedAccount If the sender is not the owner.
    /// @custom:reverts IdolGuardianIsOwner If the guardian would be the owner.
    function setGuardian(address guardian) external;

    /// @notice Pauses a season's claims. Each paused second between opening and closing is added to the closing time,
    /// and an hour (MIN_PAUSE) at least. A pause ends by itself when that comes to MAX_PAUSE in all. Withdrawals go
    /// on.
    ///
    /// Requirements:
    /// - the sender is the guardian;
    /// - the season exists, has not closed, is not paused, and its MAX_PAUSE is not used up;
    /// - the guardian is neither its organiser nor its auditor.
    /// @custom:reverts IdolNotGuardian If the sender is not the guardian.
    /// @custom:reverts IdolSeasonUnknown If there is no such season.
    /// @custom:reverts IdolSeasonClosed If the season is over.
    /// @custom:reverts IdolSeasonPaused If it is paused already.
    /// @custom:reverts IdolRoleConflict If the guardian is its organiser or its auditor.
    /// @custom:reverts IdolPauseBudgetExceeded If it cannot be paused any more.
    function pause(uint256 season) external;

    /// @notice Lets a season's claims go on.
    ///
    /// Requirements:
    /// - the sender is the guardian;
    /// - the season exists and is paused.
    /// @custom:reverts IdolNotGuardian If the sender is not the guardian.
    /// @custom:reverts IdolSeasonUnknown If there is no such season.
    /// @custom:reverts IdolSeasonNotPaused If it is not paused.
    function unpause(uint256 season) external;

    /// @notice Asks for the end of a paused season's claims, as after its verifier proved unsound. When guardian and
    /// organiser both asked in the same pause, the season closes there and then: reveal, audit and close-out follow
    /// from that moment, and what is owed stays owed.
    ///
    /// Requirements:
    /// - the sender is the guardian or the season's organiser;
    /// - the season exists and is paused.
    /// @custom:reverts IdolSeasonUnknown If there is no such season.
    /// @custom:reverts IdolNotGuardianOrOrganiser If the sender is neither.
    /// @custom:reverts IdolSeasonNotPaused If it is not paused.
    function endClaims(uint256 season) external;

    /// @notice The number of seasons; they are counted from 1.
    function seasonCount() external view returns (uint256);

    /// @notice A season's terms, and how it stands now.
    /// @custom:reverts IdolSeasonUnknown If there is no such season.
    function seasonOf(
        uint256 season
    ) external view returns (SeasonTerms memory terms, SeasonState memory state);

    /// @notice Whether seasons may be opened in a currency.
    function isApprovedCurrency(address currency) external view returns (bool);

    /// @notice Who may pause claims.
    function guardian() external view returns (address);
}
