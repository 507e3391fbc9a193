import { ContestError } from "../../errors.ts";

/** What of a season an organiser says. */
export type TermsField =
  | "prize"
  | "pot"
  | "duration"
  | "opensIn"
  | "threshold"
  | "allowlistRoot"
  | "auditor"
  | "bond"
  | "revealPeriod"
  | "auditPeriod"
  | "phrase";

/** Why a season's terms are refused before anything is sent. */
export type TermsFault =
  | "amount"
  | "duration"
  | "score"
  | "root"
  | "phrase-without-audit"
  | "audit-incomplete"
  | "threshold-unreachable"
  | "pot-below-prize"
  | "too-short"
  | "test-account"
  | "unguarded"
  | "unfunded"
  | "over";

/** Terms that an organiser would regret, or that are none. */
export class TermsError extends ContestError {
  override readonly name = "TermsError";
  readonly fault: TermsFault;
  /** What to change; undefined where that is a matter of several. */
  readonly field: TermsField | undefined;

  constructor(fault: TermsFault, field: TermsField | undefined, message: string, remedy: string) {
    super("TERMS_INVALID", message, remedy);
    this.fault = fault;
    this.field = field;
  }
}
