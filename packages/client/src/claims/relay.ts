import { ensureError } from "@idol/ezkl/errors";
import { z } from "zod";
import type { SignedReveal } from "../audits/signed-reveal.ts";
import { ContestError } from "../errors.ts";
import type { ProofBinding } from "../key/binding.ts";
import { type Consent, signedClaimText } from "./consent.ts";

/** What a relay is handed: a proof's text and its sidecar. */
export interface RelayRequest {
  proof: string;
  binding: ProofBinding;
  allowlistProof?: string[];
  /** What the singer signed: audited seasons ask for it. */
  consent?: Consent;
}

export interface RelayOptions {
  signal?: AbortSignal;
  /** Milliseconds between two looks at a claim that is not yet in a block. */
  interval?: number;
}

const answerSchema = z.union([
  z.object({ state: z.literal("relayed"), transaction: z.string().regex(/^0x[0-9a-f]{64}$/) }),
  z.object({ state: z.literal("pending"), id: z.string() }),
]);
const refusalSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), remedy: z.string().default("Try again later.") }),
});

/**
 * Hands a claim to a relay and waits until it is in a block; the transaction's hash.
 *
 * @param url - where the relay is served
 * @throws RELAY_REFUSED in the relay's words, RELAY_UNREACHABLE
 */
export async function relayClaim(
  url: string,
  { proof, binding, allowlistProof = [], consent }: RelayRequest,
  { signal, interval = 2_000 }: RelayOptions = {},
): Promise<string> {
  const base = baseOf(url);
  let answer = await ask(`${base}/claims`, {
    ...posting({
      proof,
      binding: JSON.stringify(binding),
      allowlistProof,
      ...(consent && { consent: signedClaimText(binding.proofSha256, consent) }),
    }),
    ...(signal && { signal }),
  });
  while (answer.state === "pending") {
    await new Promise((resolve) => setTimeout(resolve, interval));
    answer = await ask(`${base}/claims/${answer.id}`, { ...(signal && { signal }) });
  }
  return answer.transaction;
}

/** Has a relay pay a prize to the singer who won it; the transaction's hash. @throws RELAY_REFUSED, RELAY_UNREACHABLE */
export async function relayWithdrawal(url: string, season: bigint, singer: string): Promise<string> {
  const answer = await ask(`${baseOf(url)}/withdrawals`, posting({ season: `${season}`, singer }));
  if (answer.state === "relayed") return answer.transaction;
  throw unreachable(answer);
}

/** Has a relay reveal what its singer signed; the transaction's hash. @throws RELAY_REFUSED, RELAY_UNREACHABLE */
export async function relayReveal(url: string, reveal: SignedReveal): Promise<string> {
  const answer = await ask(`${baseOf(url)}/reveals`, posting({ reveal: JSON.stringify(reveal) }));
  if (answer.state === "relayed") return answer.transaction;
  throw unreachable(answer);
}

/** Whether a relay posts the bonds of singers. @throws RELAY_UNREACHABLE */
export async function relayPaysBonds(url: string): Promise<boolean> {
  try {
    const response = await fetch(baseOf(url));
    return z.object({ paysBonds: z.boolean() }).parse(await response.json()).paysBonds;
  } catch (cause) {
    throw unreachable(cause);
  }
}

const baseOf = (url: string): string => url.replace(/\/$/, "");

function posting(body: object): RequestInit {
  return {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
}

async function ask(url: string, init: RequestInit): Promise<z.infer<typeof answerSchema>> {
  let body: unknown;
  try {
    const response = await fetch(url, init);
    body = await response.json();
  } catch (cause) {
    init.signal?.throwIfAborted();
    throw unreachable(cause);
  }
  const refused = refusalSchema.safeParse(body);
  if (refused.success) {
    const { message, remedy } = refused.data.error;
    throw new ContestError("RELAY_REFUSED", message, remedy);
  }
  const answer = answerSchema.safeParse(body);
  if (answer.success) return answer.data;
  throw unreachable(answer.error);
}

function unreachable(cause: unknown): ContestError {
  return new ContestError(
    "RELAY_UNREACHABLE",
    "The organiser's relay does not answer as one.",
    "Try again in a minute, or send the claim from an account of your own. The proof is kept.",
    { cause: ensureError(cause) },
  );
}
