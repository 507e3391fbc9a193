import { TermsError, type TermsFault } from "@idol/client";
import { TaskError } from "../errors.ts";
import type { Chain } from "./connect.ts";

/** What to do about terms, with the options that a terminal has for it. */
const REMEDIES: Partial<Record<TermsFault, string>> = {
  root: "Give the root that idol:allowlist prints, or the list itself with --allowlist.",
  "phrase-without-audit":
    "Give --auditor, --bond, --reveal-period and --audit-period too, or leave --phrase out.",
  "audit-incomplete": "Give --auditor, --bond, --reveal-period and --audit-period together, or none of them.",
  "threshold-unreachable": "Give another --threshold, or none for the judge's published one.",
  "pot-below-prize": "Give a --pot of at least one prize; or --anyway, if the rest is to come later.",
  "too-short": "Give a --duration of 10m or more, such as 30d; or --anyway.",
  "test-account": "Use an account of your own: see docs/ORGANISER.md.",
  unguarded:
    "Give --allowlist or --auditor with its options; or --open, if the pot may go to whoever computes fastest.",
  unfunded: "Give a --pot of one prize or more; or --anyway, to fund it later.",
  over: "Open another one with idol:season open.",
};

/** Has terms that are refused refused as options. @throws OPTION_INVALID */
export function asOptions<T>(work: () => T): T {
  return told(work, ({ fault, field, message, remedy }) => {
    const named = field === undefined ? message : `--${dashed(field)}: ${message}`;
    return new TaskError("OPTION_INVALID", named, REMEDIES[fault] ?? remedy);
  });
}

/** Has terms refused that a public chain must not see. @throws DEPLOYMENT_REFUSED */
export function onPublicChain(chain: Chain, work: () => void): void {
  told(work, ({ fault, message, remedy }) => refusedOn(chain, message, REMEDIES[fault] ?? remedy));
}

/** The error for what is not sent to a public chain. */
export function refusedOn(chain: Chain, why: string, remedy: string): TaskError {
  const network = `network "${chain.connection.networkName}" (chain ${chain.chainId})`;
  return new TaskError("DEPLOYMENT_REFUSED", `Nothing more is sent to ${network}. ${why}`, remedy);
}

function told<T>(work: () => T, tell: (error: TermsError) => TaskError): T {
  try {
    return work();
  } catch (thrown) {
    throw thrown instanceof TermsError ? tell(thrown) : thrown;
  }
}

function dashed(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
