import { type AiffCommon, readAiffCommon } from "./aiff-common.ts";
import { type Chunk, printable, tagAt, walkChunks } from "./chunks.ts";
import type { PcmLayout } from "./pcm.ts";
import { ambiguous, truncated } from "./refusals.ts";
import { soundSize } from "./sound-size.ts";

/** What may be there once only: players differ in which of two they take. */
const ONCE = ["COMM", "SSND", "FORM"];

/**
 * Finds the samples of an AIFF or AIFF-C file (Apple's "Audio Interchange File Format AIFF-C", 1991).
 *
 * @throws CodedError AUDIO_TRUNCATED, AUDIO_UNSUPPORTED, AUDIO_AMBIGUOUS
 */
export function aiffLayout(view: DataView, name: string): PcmLayout {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const compressed = tagAt(bytes, 8) === "AIFC";
  const seen = new Set<string>();
  let common: AiffCommon | undefined;
  let sound: Chunk | undefined;
  for (const chunk of walkChunks(view, 12, false, sizeOf)) {
    if (ONCE.includes(chunk.id) && seen.has(chunk.id)) {
      throw ambiguous(
        name,
        `holds two ${printable(chunk.id)} chunks, of which players take the one or the other`,
      );
    }
    seen.add(chunk.id);
    const whole = chunk.start + chunk.size <= view.byteLength;
    if (chunk.id === "SSND") sound = chunk;
    else if (!whole && (common === undefined || sound === undefined)) {
      throw truncated(name, `inside its ${printable(chunk.id)} chunk`);
    } else if (chunk.id === "COMM") {
      common = readAiffCommon(view, chunk, compressed, name);
    }
  }
  if (common === undefined || sound === undefined) throw truncated(name, "before its samples");
  return soundLayout(view, common, sound, name);

  /** A recorder that was stopped before it filled in the size of its samples means "all the rest". */
  function sizeOf(chunk: Chunk): number {
    return chunk.id === "SSND" && chunk.size === 0 ? view.byteLength - chunk.start : chunk.size;
  }
}

/** The samples end where their chunk does, however many frames the header counts: so libsndfile and FFmpeg have it. */
function soundLayout(view: DataView, common: AiffCommon, sound: Chunk, name: string): PcmLayout {
  if (sound.start + 8 > view.byteLength) throw truncated(name, "before its samples");
  const skipped = 8 + view.getUint32(sound.start, false);
  const offset = sound.start + skipped;
  const block = common.bytesPerSample * common.channels;
  const framesIn = (bytes: number) => (block > 0 ? Math.floor(Math.max(0, bytes) / block) : 0);
  const present = view.byteLength - sound.start;
  // What is missing may be the padding alone.
  const complete = framesIn(present - skipped) === common.frames;
  const size = soundSize(sound.size, present, view.byteLength) ?? (complete ? present : undefined);
  if (size === undefined) {
    throw truncated(name, `after ${present - skipped} of ${sound.size - skipped} bytes of samples`);
  }
  return { ...common, offset, frames: framesIn(size - skipped) };
}
