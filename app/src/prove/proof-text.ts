import { toLittleEndianHex } from "@idol/ezkl/proof";

/** EZKL's `proof.json` of a proof as it stands in a claim's calldata: what EZKL adds for people is left out. */
export function proofText(instances: readonly bigint[], hex: string): string {
  const bytes = hex.slice(2).match(/../g) ?? [];
  return JSON.stringify({
    protocol: null,
    instances: [instances.map(toLittleEndianHex)],
    proof: bytes.map((byte) => Number.parseInt(byte, 16)),
    hex_proof: hex,
    transcript_type: "EVM",
    split: null,
    pretty_public_inputs: null,
    timestamp: null,
    commitment: "KZG",
    version: null,
  });
}
