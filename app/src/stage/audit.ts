import { REVEAL_TYPES, revealDomain } from "@idol/client/key/reveal.ts";
import { BrowserProvider, ZeroAddress } from "ethers";
import { REJECT_REASONS, type Rejection } from "../chain/audits.ts";
import { explain } from "../chain/explain.ts";
import { parseSignedReveal, type SignedReveal } from "../chain/signed-reveal.ts";
import { toFailure } from "../failure.ts";
import { connected, send } from "./send.ts";
import { stage, tell } from "./state.ts";

const REVEAL = { kind: "reveal", place: "audit" } as const;

/** Says where the recording of the sender's claim lies. */
export function reveal(season: bigint, uri: string): Promise<boolean> {
  return send(REVEAL, async ({ reward }, { address }) => {
    await reward.reveal.staticCall(season, uri, { from: address });
    return await reward.reveal.populateTransaction(season, uri, { from: address });
  });
}

/** Has the connected singer sign where the recording lies, for somebody else to send; undefined where that failed, which is told. */
export async function signReveal(season: bigint, uri: string): Promise<SignedReveal | undefined> {
  tell("audit", undefined);
  try {
    const { node, account } = connected();
    try {
      const singer = account.address;
      const signer = await new BrowserProvider(account.wallet.provider, "any").getSigner(singer);
      const domain = revealDomain(stage.get().deployment!);
      const signature = await signer.signTypedData(domain, REVEAL_TYPES, { season, singer, uri });
      return { season: season.toString(), singer, uri, signature };
    } catch (thrown) {
      throw explain(thrown, node.reward.interface, account.wallet.name);
    }
  } catch (thrown) {
    tell("audit", toFailure(thrown));
    return undefined;
  }
}

/** Sends a reveal that the singer of a claim has signed, from any account. */
export async function sendSignedReveal(season: bigint, singer: string, file: File): Promise<boolean> {
  const text = await file.text();
  return await send(REVEAL, async ({ reward }, { address }) => {
    const { uri, signature } = parseSignedReveal(text, season, singer);
    const from = { from: address };
    await reward.revealFor.staticCall(season, singer, uri, signature, from);
    return await reward.revealFor.populateTransaction(season, singer, uri, signature, from);
  });
}

/** Rejects a claim, as the season's auditor. */
export function reject(season: bigint, singer: string, { reason, original }: Rejection): Promise<boolean> {
  return send({ kind: "reject", place: "audit" }, async ({ reward }, { address }) => {
    const index = REJECT_REASONS.indexOf(reason);
    const from = { from: address };
    await reward.reject.staticCall(season, singer, index, original ?? ZeroAddress, from);
    return await reward.reject.populateTransaction(season, singer, index, original ?? ZeroAddress, from);
  });
}
