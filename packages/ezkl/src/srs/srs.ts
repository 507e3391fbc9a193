import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CodedError, EzklError } from "../errors.ts";
import { sha256 } from "../files/hashes.ts";

/**
 * SHA-256 of the ceremony's file for each logrows (perpetual powers of tau, BN254, in halo2's format), as EZKL publishes
 * them in `src/srs_sha.rs`.
 */
export const CEREMONY_SHA256: Readonly<Record<number, string>> = Object.freeze({
  8: "0x446092fd1d6030e5bb2f2a8368267d5ed0fbdb6a766f6c5e4a4841827ad3106f",
  9: "0x493d088951882ad81af11e08c791a38a37c0ffff14578cf2c7fb9b7bca654d8b",
  10: "0x9705d450e5dfd06adb673705f7bc34418ec86339203198beceb2ae7f1ffefedb",
  11: "0x257fa566ed9bc0767d3e63e92b5e966829fa3347d320a32055dc31ee7d33f8a4",
  12: "0x28b151069f41abc121baa6d2eaa8f9e4c4d8326ddbefee2bd9c0776b80ac6fad",
  13: "0xd5d94bb25bdc024f649213593027d861042ee807cafd94b49b54f1663f8f267d",
  14: "0xc09129f064c08ecb07ea3689a2247dcc177de6837e7d2f5f946e30453abbccef",
  15: "0x90807800a1c3b248a452e1732c45ee5099f38b737356f5542c0584ec9c3ebb45",
  16: "0x2a1a494630e71bc026dd5c0eab4c1b9a5dbc656228c1f0d48f5dbd3909b161d3",
  17: "0x41509f380362a8d14401c5ae92073154922fe23e45459ce6f696f58607655db7",
  18: "0xd0148475717a2ba269784a178cb0ab617bc77f16c58d4a3cbdfe785b591c7034",
  19: "0xd1a1655b4366a766d1578beb257849a92bf91cb1358c1a2c37ab180c5d3a204d",
  20: "0x54ef75911da76d7a6b7ea341998aaf66cb06c679c53e0a88a4fe070dd3add963",
});

const folder = fileURLToPath(new URL("../../srs", import.meta.url));

/** The ceremony's file in this package, which holds the small ones. */
export function packagedSrsPath(logrows: number): string {
  return join(folder, `kzg${logrows}.srs`);
}

/** Whether nobody knows the secret behind an SRS, or whoever made it may, and can then forge any proof. */
export type SrsOrigin = "ceremony" | "insecure-test";

/** A structured reference string, checked. */
export interface Srs {
  path: string;
  bytes: Uint8Array;
  sha256: string;
  origin: SrsOrigin;
}

/**
 * Reads the ceremony's SRS for `2^logrows` rows and checks its published SHA-256.
 *
 * @param path - the file, by default the one in this package
 * @throws EzklError `SRS_MISSING` if there is no file or no published hash, `SRS_WRONG_HASH` if a single bit differs
 */
export async function loadSrs(logrows: number, path = packagedSrsPath(logrows)): Promise<Srs> {
  const expected = CEREMONY_SHA256[logrows];
  if (expected === undefined) throw missing(logrows, `No ceremony SRS is published for logrows ${logrows}.`);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw missing(logrows, `There is no ceremony SRS at ${path}.`, cause);
  }
  const found = sha256(bytes);
  if (found === expected) return { path, bytes, sha256: found, origin: "ceremony" };
  throw new EzklError(
    "SRS_WRONG_HASH",
    `${path} is not the ceremony's SRS: its SHA-256 is ${found}, published is ${expected}.`,
    "Delete the file and restore it from the repository, or download it again; never build or verify with it.",
  );
}

function missing(logrows: number, message: string, cause?: unknown): CodedError {
  return new EzklError(
    "SRS_MISSING",
    message,
    `Put EZKL's published kzg${logrows}.srs there, or build a circuit whose logrows has a file in ${folder}.`,
    { cause },
  );
}
