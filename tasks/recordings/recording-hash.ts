import { NO_RECORDING, recordingHashOf } from "@idol/client/key";
import type { CodedError } from "@idol/ezkl/errors";
import { readAudioFile } from "@idol/ml/audio-file";
import { isHexString } from "ethers";
import { TaskError } from "../errors.ts";

/**
 * The recording hash that a proof is bound to: the file's where the season is audited, else none.
 *
 * @param option - `auto` for the file's, a hash that the file must have, or nothing for what the season asks
 * @param audited - whether the season is audited; undefined where no node was asked, and nothing is then bound unless `option` says so
 * @throws OPTION_INVALID if the option is no hash, or the season does not take one; BINDING_MISMATCH if the file has another hash
 */
export async function recordingHashFor(
  option: string | undefined,
  audited: boolean | undefined,
  audio: string,
): Promise<string> {
  if (option === undefined && audited !== true) return NO_RECORDING;
  if (option !== undefined && option !== "auto" && !isHexString(option, 32)) {
    throw invalid(
      `--recording-hash "${option}" is not a hash.`,
      "Give auto, or 0x and 64 hexadecimal digits.",
    );
  }
  if (option !== undefined && audited === false) throw unaudited();
  const found = recordingHashOf(await readAudioFile(audio));
  if (option === undefined || option === "auto" || option.toLowerCase() === found) return found;
  throw new TaskError(
    "BINDING_MISMATCH",
    `The recording ${audio} has the hash ${found}, not ${option}: an audit would reject the claim.`,
    "Give the file that the hash is of, or --recording-hash auto.",
  );
}

/**
 * Whether each proof of a folder is bound to its recording: where the season is audited, or `option` is `auto`.
 *
 * @throws OPTION_INVALID for one hash for all recordings, or where the season takes none
 */
export function bindsRecordings(option: string | undefined, audited: boolean | undefined): boolean {
  if (option === undefined) return audited === true;
  if (option !== "auto") {
    throw invalid(
      "The recordings of a folder do not have one hash.",
      "Give --recording-hash auto, which binds each proof to its own recording.",
    );
  }
  if (audited === false) throw unaudited();
  return true;
}

function unaudited(): CodedError {
  return invalid("The season has no audit, and takes no recording hash.", "Leave --recording-hash out.");
}

function invalid(message: string, remedy: string): CodedError {
  return new TaskError("OPTION_INVALID", message, remedy);
}
