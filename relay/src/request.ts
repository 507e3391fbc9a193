import { type Consent, parseSignedClaim } from "@idol/client";
import { checkBinding, type ProofBinding, parseBinding } from "@idol/client/key";
import { type ParsedProof, parseProof } from "@idol/ezkl/proof";
import { z } from "zod";
import { RelayError } from "./errors.ts";
import { checkPosted } from "./posted.ts";

const bytes32 = z.string().regex(/^0x[0-9a-f]{64}$/);

/** What a page or a terminal posts: the texts of proof and sidecar as they were written. */
const requestSchema = z.strictObject({
  proof: z.string().max(100_000),
  binding: z.string().max(10_000),
  allowlistProof: z.array(bytes32).max(64).default([]),
  /** What the singer signed, as a file holds it; audited seasons ask for it. */
  consent: z.string().max(10_000).optional(),
});

/** A claim to relay, whose proof and sidecar belong together. */
export interface ClaimRequest {
  /** The SHA-256 of the proof's text: asking twice with one proof is asking once. */
  id: string;
  text: string;
  proof: ParsedProof;
  binding: ProofBinding;
  allowlistProof: string[];
  consent: Consent | undefined;
}

/** Which contract a relay sends to. */
export interface Contest {
  chainId: bigint;
  reward: string;
}

/** Reads a posted claim. @throws REQUEST_INVALID, PROOF_MALFORMED, BINDING_MISMATCH, CONSENT_INVALID, OTHER_CONTEST */
export function readRequest(body: unknown, contest: Contest): ClaimRequest {
  const {
    proof: text,
    binding: sidecar,
    allowlistProof,
    consent: signed,
  } = checkPosted(
    body,
    requestSchema,
    "Post JSON with the texts of proof and sidecar: proof, binding and, where the season asks for them, allowlistProof and consent.",
  );
  const proof = parseProof(text);
  const binding = parseBinding(sidecar);
  checkBinding(text, binding);
  checkContest(binding, contest);
  const consent = signed === undefined ? undefined : parseSignedClaim(signed, binding.proofSha256);
  return { id: binding.proofSha256, text, proof, binding, allowlistProof, consent };
}

function checkContest(binding: ProofBinding, { chainId, reward }: Contest): void {
  if (BigInt(binding.chainId) === chainId && binding.reward.toLowerCase() === reward.toLowerCase()) return;
  throw new RelayError(
    "OTHER_CONTEST",
    `The proof is for the contract ${binding.reward} on chain ${binding.chainId}; this relay serves ${reward} on chain ${chainId}.`,
    "Send it to the relay of its own contest.",
  );
}
