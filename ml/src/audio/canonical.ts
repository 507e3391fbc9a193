import { IdolError } from "../errors.ts";
import { type ClipWindow, cutClip } from "./clip.ts";
import { decodeAudio } from "./decode.ts";
import { encodeWav } from "./encode-wav.ts";
import type { Recording } from "./recording.ts";

/**
 * A recording in the one form that audited seasons know: a WAV of one channel of 16-bit PCM, as `encodeWav` writes it of the decoded samples.
 * Every player plays it as it is judged.
 */
export function canonicalRecording({ samples, sampleRate }: Recording): Uint8Array {
  return encodeWav(samples, sampleRate);
}

/**
 * Reads a canonical recording, and nothing else.
 *
 * @param name what to call it in an error
 * @throws IdolError AUDIO_NOT_CANONICAL, and those of `decodeAudio`
 */
export function decodeCanonical(bytes: Uint8Array, name = "the recording"): Recording {
  const recording = decodeAudio(bytes, name);
  if (!sameBytes(bytes, canonicalRecording(recording))) {
    throw new IdolError(
      "AUDIO_NOT_CANONICAL",
      `${name} is not the plain WAV that is kept beside a proof, so it could be heard otherwise than it is judged.`,
      "Take the recording that was written or saved when it was proved.",
    );
  }
  return recording;
}

/** The stretch that a judge hears of a recording, to be listened to: from the very samples, whatever the file could be played as. */
export function judgedStretch({ samples, sampleRate }: Recording, window: ClipWindow): Uint8Array {
  return encodeWav(cutClip(samples, sampleRate, window), sampleRate);
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}
