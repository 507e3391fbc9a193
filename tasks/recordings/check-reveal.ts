import { CodedError } from "@idol/ezkl/errors";
import { TaskError } from "../errors.ts";
import { type FetchOptions, fetchRecording } from "./fetch-recording.ts";

const UNCHECKED = "or reveal it unseen with --unchecked, if you are sure that the audit will find it.";

/**
 * Fetches what is about to be revealed as the audit will, and compares it: prize and bond hang on it, and what is mined is read by
 * everybody.
 *
 * @param isClaimed - whether a file is the one that the claim is bound to
 * @throws URI_REFUSED, RECORDING_UNAVAILABLE, BINDING_MISMATCH, CANCELLED
 */
export async function checkReveal(
  uri: string,
  isClaimed: (recording: Uint8Array) => boolean,
  options: FetchOptions,
): Promise<void> {
  const recording = await fetchRecording(uri, options).catch((thrown: unknown) => {
    if (!(thrown instanceof CodedError) || thrown.code === "CANCELLED") throw thrown;
    throw new TaskError(
      thrown.code === "URI_REFUSED" ? "URI_REFUSED" : "RECORDING_UNAVAILABLE",
      `Nothing was sent. ${thrown.message}`,
      `Put the file where https reaches it, or on IPFS with --ipfs-gateway to look through; ${UNCHECKED}`,
      { cause: thrown },
    );
  });
  if (isClaimed(recording)) return;
  throw new TaskError(
    "BINDING_MISMATCH",
    `Nothing was sent. The file at ${uri} is not the recording of the claim: an audit would reject it.`,
    `Put the .recording.wav there that idol:prove wrote beside the proof, byte for byte; ${UNCHECKED}`,
  );
}
