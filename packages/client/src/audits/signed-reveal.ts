import { ensureError } from "@idol/ezkl/errors";
import { readJson } from "@idol/ezkl/json";
import { getAddress } from "ethers";
import { z } from "zod";
import { ContestError } from "../errors.ts";

/** A reveal that its singer has signed and somebody else sends, as a file holds it. */
const signedRevealSchema = z.object({
  season: z.coerce.string().regex(/^\d+$/, "a whole number"),
  singer: z.string().regex(/^0x[0-9a-fA-F]{40}$/, "an address, 0x and 40 hexadecimal digits"),
  uri: z.string().min(1),
  salt: z.string().regex(/^0x[0-9a-fA-F]{64}$/, "0x and 64 hexadecimal digits"),
  recordingHash: z.string().regex(/^0x[0-9a-fA-F]{64}$/, "0x and 64 hexadecimal digits"),
  deadline: z.coerce.string().regex(/^\d+$/, "a whole number"),
  signature: z.string().regex(/^0x(?:[0-9a-fA-F]{2})+$/, "0x and bytes in hexadecimal"),
});

export type SignedReveal = z.infer<typeof signedRevealSchema>;

/** Reads a signed reveal of any claim. Whether the signature holds, the contract says. @throws REVEAL_INVALID if it is none */
export function readSignedReveal(text: string): SignedReveal {
  try {
    return readJson(text, signedRevealSchema);
  } catch (cause) {
    throw new ContestError(
      "REVEAL_INVALID",
      `This file is not a signed reveal: ${ensureError(cause).message}.`,
      "Choose the file that the singer saved when signing, to be sent by somebody else.",
      { cause },
    );
  }
}

/**
 * Reads a signed reveal from a file's text.
 *
 * @throws REVEAL_INVALID if it is none, or one for another claim
 */
export function parseSignedReveal(text: string, season: bigint, singer: string): SignedReveal {
  const data = readSignedReveal(text);
  if (BigInt(data.season) !== season || getAddress(data.singer) !== singer) {
    throw new ContestError(
      "REVEAL_INVALID",
      `This file reveals the recording of ${data.singer} in season ${data.season}, not this one.`,
      "Use it with that claim.",
    );
  }
  return data;
}
