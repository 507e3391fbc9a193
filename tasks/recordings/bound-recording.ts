import { recordingHashOf } from "@idol/client/key";
import type { CodedError } from "@idol/ezkl/errors";
import { canonicalRecording, decodeAudio } from "@idol/ml/audio";
import { readAudioFile } from "@idol/ml/audio-file";
import { isHexString } from "ethers/utils";
import { TaskError } from "../errors.ts";
import { MAX_BYTES } from "./max-bytes.ts";

/** A recording that a proof is bound to: the file to keep and to reveal, and its hash. */
export interface BoundRecording {
  bytes: Uint8Array;
  hash: string;
}

/**
 * The recording that a proof is bound to: the file's canonical one where the season is audited, else none.
 *
 * @param option - `auto` to bind it, a hash that it must have, or nothing for what the season asks
 * @param audited - whether the season is audited; undefined where no node was asked, and nothing is then bound unless `option` says so
 * @throws OPTION_INVALID if the option is no hash, or the season does not take one; BINDING_MISMATCH if the recording has another hash;
 * those of `readAudioFile` and `bindRecording`
 */
export async function recordingFor(
  option: string | undefined,
  audited: boolean | undefined,
  audio: string,
): Promise<BoundRecording | undefined> {
  if (option === undefined && audited !== true) return undefined;
  if (option !== undefined && option !== "auto" && !isHexString(option, 32)) {
    throw invalid(
      `--recording-hash "${option}" is not a hash.`,
      "Give auto, or 0x and 64 hexadecimal digits.",
    );
  }
  if (option !== undefined && audited === false) throw unaudited();
  const found = bindRecording(await readAudioFile(audio), audio);
  if (option === undefined || option === "auto" || option.toLowerCase() === found.hash) return found;
  throw new TaskError(
    "BINDING_MISMATCH",
    `The recording of ${audio} has the hash ${found.hash}, not ${option}: an audit would reject the claim.`,
    "Give the file that the hash is of, or --recording-hash auto.",
  );
}

/**
 * The canonical recording of a file, which is what is hashed, judged and revealed, whatever else the file holds.
 *
 * @throws AUDIO_UNSUPPORTED if it is too long for an audit to fetch, and those of `decodeAudio`
 */
export function bindRecording(file: Uint8Array, name: string): BoundRecording {
  const bytes = canonicalRecording(decodeAudio(file, name));
  if (bytes.length > MAX_BYTES) {
    throw new TaskError(
      "AUDIO_UNSUPPORTED",
      `${name} is too long for an audited season: ${bytes.length} bytes as a plain WAV, of which an audit fetches ${MAX_BYTES}.`,
      "Cut it to the few seconds that you want judged.",
    );
  }
  return { bytes, hash: recordingHashOf(bytes) };
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
