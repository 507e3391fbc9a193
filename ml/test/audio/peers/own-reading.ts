import { CodedError } from "@idol/ezkl/errors";
import { decodeAudio } from "../../../src/audio/decode.ts";
import type { Recording } from "../../../src/audio/recording.ts";

/** What we read of a file; undefined where we refuse it. */
export function ownReading(bytes: Uint8Array): Recording | undefined {
  try {
    return decodeAudio(bytes);
  } catch (thrown) {
    if (thrown instanceof CodedError) return undefined;
    throw thrown;
  }
}
