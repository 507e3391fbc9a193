import {
  commitmentIn,
  type Opening,
  openingOf,
  parseBinding,
  parseSignedReveal,
  prepare,
  type Rejection,
  rejectArguments,
  type SignedReveal,
  signReveal as sign,
} from "@idol/client";
import { BrowserProvider } from "ethers";
import { explain } from "../chain/explain.ts";
import { PageError } from "../errors.ts";
import { toFailure } from "../failure.ts";
import { connected, send } from "./send.ts";
import { session, setError } from "./state.ts";

const REVEAL = { kind: "reveal", scope: "audit" } as const;

/** Says where the recording of the sender's claim lies. */
export function reveal(season: bigint, uri: string, opening: Opening): Promise<boolean> {
  return send({ ...REVEAL, season }, ({ reward }, { address }) =>
    prepare(reward.reveal, [season, uri, opening, { from: address }]),
  );
}

/** Has the connected singer sign where the recording lies, for somebody else to send; undefined where that failed, which is told. */
export async function signReveal(
  season: bigint,
  uri: string,
  opening: Opening,
): Promise<SignedReveal | undefined> {
  setError("audit", undefined);
  try {
    const { node, account } = connected();
    try {
      const singer = account.address;
      const signer = await new BrowserProvider(account.wallet.provider, "any").getSigner(singer);
      // A pause would move the period's end: then the singer signs again.
      const { revealEndsAt: deadline } = (await node.reward.seasonOf(season)).state;
      const signature = await sign(signer, session.get().deployment!, season, uri, deadline);
      return { season: season.toString(), singer, uri, ...opening, deadline: deadline.toString(), signature };
    } catch (thrown) {
      throw explain(thrown, account.wallet.name);
    }
  } catch (thrown) {
    setError("audit", toFailure(thrown));
    return undefined;
  }
}

/** Sends a reveal that the singer of a claim has signed, from any account. */
export async function sendSignedReveal(season: bigint, singer: string, file: File): Promise<boolean> {
  const text = await file.text();
  return await send({ ...REVEAL, season }, async ({ reward }, { address }) => {
    const { uri, salt, recordingHash, deadline, signature } = parseSignedReveal(text, season, singer);
    const opening = { salt, recordingHash };
    const from = { from: address };
    return await prepare(reward.revealFor, [season, singer, uri, opening, deadline, signature, from]);
  });
}

/** What opens a claim's commitment, from a proof that is kept here; undefined where none is. */
export function keptOpening(commitment: string): Opening | undefined {
  const proof = session.get().proofs.find(({ binding }) => commitmentIn(binding) === commitment);
  return proof && openingOf(proof.binding);
}

/** The same from the sidecar of the proof, as a file; undefined where that is another's, which is told. */
export async function openingIn(file: File, commitment: string): Promise<Opening | undefined> {
  setError("audit", undefined);
  try {
    const binding = parseBinding(await file.text());
    if (commitmentIn(binding) === commitment) return openingOf(binding);
    throw new PageError(
      "BINDING_MISMATCH",
      "This file belongs to another proof.",
      "Choose the .binding.json of the very proof that was claimed with.",
    );
  } catch (thrown) {
    setError("audit", toFailure(thrown));
    return undefined;
  }
}

/** Rejects a claim, as the season's auditor. */
export function reject(season: bigint, singer: string, rejection: Rejection): Promise<boolean> {
  return send({ kind: "reject", scope: "audit", season }, ({ reward }, { address }) =>
    prepare(reward.reject, [...rejectArguments({ season, singer }, rejection), { from: address }]),
  );
}
