import { z } from "zod";
import { type CodedError, EzklError, ensureError } from "../errors.ts";
import { readJson } from "../json.ts";
import { fromLittleEndianHex } from "./field.ts";

/** A proof as the EVM verifier wants it. */
export interface ParsedProof {
  /** The public instances in the circuit's order, field elements below r. */
  instances: bigint[];
  bytes: Uint8Array;
  /** The same bytes with 0x: the calldata's `bytes`. */
  hex: string;
}

/** A proof of one inner column has some 12,000 characters; what is far above is not one. */
const MAX_CHARACTERS = 1_000_000;

const instance = z.string().transform((hex, context) => {
  try {
    return fromLittleEndianHex(hex);
  } catch {
    context.addIssue("64 lower-case hex digits, little-endian, of a number below r");
    return z.NEVER;
  }
});
const prettyElements = z.array(z.array(z.string()));

/** EZKL 21's `proof.json`. */
const proofSchema = z.strictObject({
  protocol: z.null(),
  instances: z.tuple([z.array(instance).min(1)]),
  proof: z.array(z.int().min(0).max(255)).min(1),
  hex_proof: z.string().regex(/^0x([0-9a-f]{2})+$/, "0x and bytes in lower-case hexadecimal"),
  transcript_type: z.literal("EVM"),
  split: z.null(),
  pretty_public_inputs: z
    .strictObject({
      rescaled_inputs: prettyElements,
      inputs: prettyElements,
      processed_inputs: prettyElements,
      processed_params: prettyElements,
      processed_outputs: prettyElements,
      rescaled_outputs: prettyElements,
      outputs: prettyElements,
    })
    .nullable(),
  timestamp: z.int().min(0).nullable(),
  commitment: z.literal("KZG"),
  version: z.string().nullable(),
});

/**
 * Reads EZKL's `proof.json`, strictly: instances below r; the two copies of the proof and of the instances must agree. Whether the proof holds is for `Prover.verify`.
 * @throws PROOF_MALFORMED naming the field at fault.
 */
export function parseProof(text: string): ParsedProof {
  if (text.length > MAX_CHARACTERS) throw malformed(`it has ${text.length} characters`);
  let parsed: z.infer<typeof proofSchema>;
  try {
    parsed = readJson(text, proofSchema);
  } catch (cause) {
    throw malformed(ensureError(cause).message, cause);
  }
  const { instances, proof, hex_proof, pretty_public_inputs } = parsed;
  const bytes = Uint8Array.from(proof);
  const hex = toHex(bytes);
  if (hex !== hex_proof) throw malformed("proof and hex_proof differ");
  if (pretty_public_inputs !== null) {
    const pretty = pretty_public_inputs;
    // What is public stands as it is, what is hashed as hashes.
    const listed = [
      pretty.inputs,
      pretty.processed_inputs,
      pretty.processed_params,
      pretty.outputs,
      pretty.processed_outputs,
    ].flat(2);
    if (listed.join() !== instances[0].map(toBigEndianHex).join()) {
      throw malformed("pretty_public_inputs and instances differ");
    }
  }
  return { instances: instances[0], bytes, hex };
}

/** The arguments of the generated verifier's `verifyProof(bytes, uint256[])`. */
export function proofCalldata({ hex, instances }: ParsedProof): [proof: string, instances: bigint[]] {
  return [hex, [...instances]];
}

/** 32 bytes, most significant first, as the pretty part of a proof shows an element. */
function toBigEndianHex(element: bigint): string {
  return `0x${element.toString(16).padStart(64, "0")}`;
}

function toHex(bytes: Uint8Array): string {
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function malformed(what: string, cause?: unknown): CodedError {
  return new EzklError(
    "PROOF_MALFORMED",
    `This is not a proof.json of EZKL 21: ${what}.`,
    "Use the file as it was written, whole and unedited, or prove again.",
    { cause },
  );
}
