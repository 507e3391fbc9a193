import { isAudited, relayClaim, relayWithdrawal } from "@idol/client";
import { explain } from "../chain/explain.ts";
import type { Season } from "../chain/seasons.ts";
import type { KeptProof } from "../store/keep.ts";
import { followChain } from "./chain.ts";
import { noteClaim } from "./send.ts";
import { session, setError } from "./state.ts";

/** The relay that takes claims of a season without an account; none in audited seasons, where the singer signs and a bond is posted. */
export function relayOf(season: Season): string | undefined {
  const relayUrl = session.get().deployment?.relayUrl;
  return relayUrl === undefined || isAudited(season) ? undefined : `${new URL(relayUrl, document.baseURI)}`;
}

/** Has the organiser's relay enter a claim. */
export async function claimByRelay(proof: KeptProof, season: Season, allowlist: string[]): Promise<void> {
  const request = { proof: proof.text, binding: proof.binding, allowlistProof: allowlist };
  await asked(season, async () => noteClaim(proof.id, await relayClaim(relayOf(season)!, request)));
}

/** Has the organiser's relay pay a prize out to its singer. */
export async function withdrawByRelay(season: Season, singer: string): Promise<void> {
  await asked(season, () => relayWithdrawal(relayOf(season)!, season.number, singer));
}

async function asked(season: Season, ask: () => Promise<unknown>): Promise<void> {
  setError("claim", undefined);
  try {
    await ask();
    await followChain();
  } catch (thrown) {
    setError("claim", explain(thrown, "The relay", season));
  }
}
