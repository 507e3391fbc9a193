import {
  amountIn,
  type Currency,
  checkedAddress,
  checkPayable,
  checkPublicTerms,
  NATIVE,
  readToken,
  type SeasonTermsStruct,
  type SeasonWish,
  TermsError,
  termsOf,
} from "@idol/client";
import { PageError } from "../errors.ts";
import { session } from "../session/state.ts";
import type { JudgeChoice } from "./judge-choices.ts";
import { readOfficers } from "./roles.ts";
import { whoSends } from "./sender.ts";

/** What the form holds: the terms as texts, and what is no term. */
export interface Draft extends SeasonWish {
  /** A token's address; the chain's own coin if empty. */
  currency: string;
  verifier: string;
  /** What to fund it with at once; later if empty. */
  pot: string;
  audited: boolean;
  /** Whether neither allowlist nor audit is meant so. */
  open: boolean;
  anyway: boolean;
}

/** A season as it would be opened. */
export interface Plan {
  terms: SeasonTermsStruct;
  currency: Currency;
  pot: bigint | undefined;
}

/**
 * Makes the terms of a draft, and checks them as the tasks do; what the contract itself refuses is asked when it is opened.
 *
 * @throws TermsError, ADDRESS_INVALID, PageError
 */
export async function planOf(draft: Draft, judge: JudgeChoice): Promise<Plan> {
  const { node, address } = await whoSends();
  const { deployment } = session.get();
  const [{ guardian }, block, currency] = await Promise.all([
    readOfficers(node),
    node.provider.getBlock("latest"),
    currencyOf(draft.currency.trim()),
  ]);
  const now = block?.timestamp ?? 0;
  const verifier = checkedAddress(draft.verifier.trim(), "verifier");
  const given = wishOf(draft);
  const terms = { ...termsOf(given, { judge, sender: address, now, currency }), verifier };
  const pot = potOf(draft.pot.trim(), currency);
  const { open, anyway } = draft;
  checkPayable({ terms, pot, currency, now, anyway });
  const accounts = [address, ...(guardian === undefined ? [] : [guardian])];
  checkPublicTerms(deployment!.chainId, { terms, pot: pot ?? 0n, now, anyway, open, accounts });
  return { terms, currency, pot };
}

/** Empty texts are not given. */
function wishOf({ audited, ...draft }: Draft): SeasonWish {
  const text = (value: string | undefined) => value?.trim() || undefined;
  const audit = audited
    ? {
        auditor: text(draft.auditor),
        bond: text(draft.bond),
        revealPeriod: text(draft.revealPeriod),
        auditPeriod: text(draft.auditPeriod),
        phrase: draft.phrase,
      }
    : {};
  return {
    prize: draft.prize.trim(),
    duration: draft.duration.trim(),
    opensIn: text(draft.opensIn),
    threshold: text(draft.threshold),
    organiser: text(draft.organiser),
    badge: draft.badge,
    allowlistRoot: draft.allowlistRoot,
    ...audit,
  };
}

function potOf(text: string, currency: Currency): bigint | undefined {
  if (text === "") return undefined;
  const pot = amountIn(text, currency);
  if (pot !== undefined) return pot;
  throw new TermsError(
    "amount",
    "pot",
    `The pot "${text}" is not an amount of ${currency.symbol}.`,
    `Give a number above zero with ${currency.decimals} digits after the point at most, as 0.01.`,
  );
}

async function currencyOf(text: string): Promise<Currency> {
  const { node, deployment } = session.get();
  if (text === "") return { ...NATIVE, symbol: deployment?.currency ?? NATIVE.symbol };
  const address = checkedAddress(text, "currency");
  const token = await readToken(node!.provider, address);
  if (token !== undefined) return token;
  throw new PageError(
    "ADDRESS_INVALID",
    `The contract at ${address} is not an ERC-20: it does not tell its decimals.`,
    "Give the token's address on this network, or leave it empty for the chain's own coin.",
  );
}
