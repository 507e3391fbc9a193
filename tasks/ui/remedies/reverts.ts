/** What to do about a revert with the options and tasks that a terminal has; for the others what the client says holds here too. */

const PROVE_AGAIN = "Prove again with idol:prove for the chain, contract, season and account that are meant.";
const AS_WRITTEN = "Claim with a proof.json that idol:prove wrote.";
const SIGN_AGAIN =
  "Have the singer sign with --sign: idol:claim before the season closes, idol:reveal after it.";
const FROM_ACCOUNT = "see idol:status; --from chooses among the network's accounts.";

export const REVERT_REMEDIES: Readonly<Record<string, string>> = {
  // claims
  IdolNotSinger: "Send it from the singer's account, or relay it for the singer with --relay.",
  IdolAlreadyClaimed:
    "Withdraw the prize with idol:withdraw, or claim again with a better score, for the record.",
  EzklKeyMismatch: PROVE_AGAIN,
  EzklAccountIsZero: PROVE_AGAIN,
  IdolMissingRecording: PROVE_AGAIN,
  IdolUnexpectedRecording: PROVE_AGAIN,
  EzklInstanceCountMismatch: AS_WRITTEN,
  EzklInstanceNotReduced: AS_WRITTEN,
  EzklInvalidProof: "Take the proof as idol:prove wrote it, made with the season's judge.",
  EzklVerifierOutOfGas: "Send the claim with a higher gas limit; if that does not help, tell the organiser.",
  IdolNotAllowlisted:
    "Ask the organiser to be admitted to a season; --allowlist takes the list that admits you.",
  // seasons
  IdolSeasonUnknown: "Choose another with --season; idol:status shows them all.",
  IdolSeasonNotOpen: "Claim again then; the proof stays good.",
  IdolSeasonClosed: "Prove for an open season; idol:status shows them all.",
  IdolInvalidSeasonTimes: "Give another --opens-in or --duration.",
  IdolInvalidSeasonScores: "Give another --threshold, or leave it out for the judge's published one.",
  IdolPrizeIsZero: "Give a --prize.",
  IdolOrganiserIsZero: "Give an --organiser.",
  IdolInvalidAuditTerms:
    "Give --auditor, --bond, --reveal-period and --audit-period, each period 1d to 90d; or none of them.",
  IdolCurrencyNotApproved: "Open the season from the owner's account, which approves it on the way.",
  IdolNothingFunded: "Give an --amount above zero, of a token that transfers what it says.",
  IdolNothingLeft: "Look with idol:status; what is owed to singers is not the organiser's.",
  IdolNotOrganiser: `Send it from the organiser's account, ${FROM_ACCOUNT}`,
  IdolNotGuardian: `Send it from the guardian's account, ${FROM_ACCOUNT}`,
  IdolNotGuardianOrOrganiser: `Send it from one of theirs, ${FROM_ACCOUNT}`,
  OwnableUnauthorizedAccount: `Send it from the owner's account, ${FROM_ACCOUNT}`,
  // audits
  IdolNoClaim: "See who has with idol:status --season N.",
  IdolAlreadyRevealed: "Only the singer's own transaction can name another place: idol:reveal without --for.",
  IdolCommitmentMismatch: "Give the proof that was claimed with, its sidecar beside it: --proof.",
  IdolSignatureExpired: SIGN_AGAIN,
  IdolInvalidSignature: SIGN_AGAIN,
  IdolNotAuditor: `Send it from the auditor's account, ${FROM_ACCOUNT}`,
  IdolAuditTooEarly: "Reject it then.",
  IdolAuditEnded: "Nothing can be done any more.",
  IdolRejectReasonRefuted: "Look at the claim with idol:audit and give the reason that holds.",
  // payments
  IdolValueMismatch: "Send exactly that; an audited season's claim posts its bond.",
  IdolPaymentFailed: "Let the singer withdraw to another address, with idol:withdraw --to.",
  IdolCurrencyShort:
    "Open seasons in another currency; anyone can repair this one by paying in the difference.",
  IdolCurrencyOverflow: "Give a smaller --amount.",
  IdolInvalidReceiver: "Give another address with --to.",
  ERC20InsufficientBalance: "Get more of the token, or give a smaller amount.",
  ERC20InsufficientAllowance: "Run the command again: it approves what is needed.",
};
