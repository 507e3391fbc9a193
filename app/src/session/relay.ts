import { isAudited, relayClaim, relayReveal, relayWithdrawal } from "@idol/client";
import { ZeroAddress } from "ethers";
import { explain } from "../chain/explain.ts";
import type { Season } from "../chain/seasons.ts";
import type { KeptProof } from "../store/keep.ts";
import { signReveal } from "./audit.ts";
import { followChain } from "./chain.ts";
import { signedBySinger } from "./consent.ts";
import { noteClaim } from "./send.ts";
import { type Scope, session, setError } from "./state.ts";

/** The organiser's relay, which sends for those who have no coins; undefined where there is none. */
export function relayUrl(): string | undefined {
  const url = session.get().deployment?.relayUrl;
  return url === undefined ? undefined : `${new URL(url, document.baseURI)}`;
}

/** Whether a relay takes a season's claims: with an audit only one that posts bonds, and no bonds in a token. */
export function takesClaims(season: Season, paysBonds: boolean | undefined): boolean {
  if (!isAudited(season)) return true;
  return paysBonds === true && season.terms.currency === ZeroAddress;
}

/** Has the organiser's relay enter a claim, in an audited season after the singer has signed it. */
export async function claimByRelay(proof: KeptProof, season: Season, allowlist: string[]): Promise<void> {
  const consent = isAudited(season) ? (proof.consent ?? (await signedBySinger(proof))?.consent) : undefined;
  if (isAudited(season) && consent === undefined) return;
  const request = {
    proof: proof.text,
    binding: proof.binding,
    allowlistProof: allowlist,
    ...(consent && { consent }),
  };
  await asked("claim", season, async () => noteClaim(proof.id, await relayClaim(relayUrl()!, request)));
}

/** Has the organiser's relay pay a prize out to its singer. */
export async function withdrawByRelay(season: Season, singer: string): Promise<void> {
  await asked("claim", season, () => relayWithdrawal(relayUrl()!, season.number, singer));
}

/** Has the connected singer sign where a recording lies, and the organiser's relay reveal it. */
export async function revealByRelay(season: Season, ...what: RevealArguments): Promise<void> {
  const signed = await signReveal(season.number, ...what);
  if (signed !== undefined) await asked("audit", season, () => relayReveal(relayUrl()!, signed));
}

type RevealArguments = Parameters<typeof signReveal> extends [bigint, ...infer Rest] ? Rest : never;

async function asked(scope: Scope, season: Season, ask: () => Promise<unknown>): Promise<void> {
  setError(scope, undefined);
  try {
    await ask();
    await followChain();
  } catch (thrown) {
    setError(scope, explain(thrown, "The relay", season));
  }
}
