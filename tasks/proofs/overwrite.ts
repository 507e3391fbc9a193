import { readFile } from "node:fs/promises";
import {
  drawOpening,
  type KeyBinding,
  NO_RECORDING,
  type Opening,
  openingOf,
  type ProofBinding,
  parseBinding,
} from "@idol/client/key";
import { TaskError } from "../errors.ts";
import { bindingPath } from "./prove-recording.ts";

/**
 * Refuses to write over the proof of a recording that an audit will ask for: without its files a claim loses its bond. Any other proof can
 * be made again.
 *
 * @param path - of the proof that is to be written
 * @param key - what the new one is bound to
 * @throws FILE_UNWRITABLE
 */
export async function checkKeepsRecording(path: string, key: KeyBinding): Promise<void> {
  const there = await bindingAt(path);
  if (there === undefined || there.recordingHash === NO_RECORDING || isFor(there, key)) return;
  throw kept(path, there, "which its audit will ask for");
}

/**
 * Refuses to write over a proof for another season, account, contract or chain, as a folder that was proved before holds them.
 *
 * @throws FILE_UNWRITABLE
 */
export async function checkSameTarget(path: string, key: KeyBinding): Promise<void> {
  const there = await bindingAt(path);
  if (there === undefined || isFor({ ...there, recordingHash: NO_RECORDING }, { ...key, opening: undefined }))
    return;
  throw kept(path, there, "which this would overwrite");
}

/**
 * What a proof of a recording is to be bound by: the salt of the proof that lies there, if it is of the same recording for the same season, else a new
 * one. A claim may have been made with the old one, and nothing else would open it.
 */
export async function openingAt(path: string, key: KeyBinding, recordingHash: string): Promise<Opening> {
  const there = await bindingAt(path);
  const drawn = drawOpening(recordingHash);
  return there !== undefined && isFor(there, { ...key, opening: drawn }) ? openingOf(there) : drawn;
}

async function bindingAt(path: string): Promise<ProofBinding | undefined> {
  try {
    return parseBinding(await readFile(bindingPath(path), "utf8"));
  } catch {
    // What is damaged or not there is nobody's to keep.
    return undefined;
  }
}

function isFor(
  binding: ProofBinding,
  { account, chainId, reward, season, termsHash, opening }: KeyBinding,
): boolean {
  return (
    binding.account.toLowerCase() === account.toLowerCase() &&
    binding.reward.toLowerCase() === reward.toLowerCase() &&
    BigInt(binding.chainId) === BigInt(chainId) &&
    BigInt(binding.season) === BigInt(season) &&
    binding.termsHash === termsHash.toLowerCase() &&
    binding.recordingHash === (opening?.recordingHash ?? NO_RECORDING).toLowerCase()
  );
}

function kept(path: string, { account, season, reward, chainId }: ProofBinding, why: string): TaskError {
  return new TaskError(
    "FILE_UNWRITABLE",
    `${path} is the proof of ${account} for season ${season} of ${reward} on chain ${chainId}, ${why}.`,
    "Give another --out, or move the old files away first.",
  );
}
