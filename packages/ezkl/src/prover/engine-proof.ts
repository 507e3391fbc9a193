import { toLittleEndianHex } from "../proof/field.ts";
import type { ParsedProof } from "../proof/proof.ts";

/** A parsed proof as JSON for the engine's verifier, with `bytes` as its proof: nothing of a foreign file reaches the engine unread. */
export function engineProof({ instances }: ParsedProof, bytes: Uint8Array): string {
  return JSON.stringify({
    protocol: null,
    instances: [instances.map(toLittleEndianHex)],
    proof: Array.from(bytes),
    hex_proof: null,
    transcript_type: "EVM",
    split: null,
    pretty_public_inputs: null,
    timestamp: null,
    commitment: "KZG",
    version: null,
  });
}
