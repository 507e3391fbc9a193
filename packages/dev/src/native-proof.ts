import { readFileSync } from "node:fs";

/** EZKL's `proof.json`, as far as the tests edit it. */
export interface ProofJson {
  protocol: null;
  instances: [[string, string]];
  proof: number[];
  hex_proof: string;
  transcript_type: string;
  commitment: string;
  pretty_public_inputs: { outputs: string[][] } | null;
  [field: string]: unknown;
}

/** A proof that native EZKL 21.0.0 made, of a judge with random weights: key 0x1234…2266, score -752668 / 2^21. */
export const nativeProofText = readFileSync(new URL("./native-proof.json", import.meta.url), "utf8");

/** A fresh copy of it. */
export function nativeProof(): ProofJson {
  return JSON.parse(nativeProofText) as ProofJson;
}
