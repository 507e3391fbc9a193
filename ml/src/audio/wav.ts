import { type Chunk, printable, tagAt, walkChunks } from "./chunks.ts";
import type { PcmLayout } from "./pcm.ts";
import { ambiguous, truncated, unsupported } from "./refusals.ts";
import { isPlaceholder, soundSize } from "./sound-size.ts";
import { readWavFormat, type WavFormat } from "./wav-format.ts";

/** What may be there once only: players differ in which of two they take. */
const ONCE = ["fmt ", "data", "ds64", "RIFF", "RIFX", "RF64", "BW64"];

/**
 * Finds the samples of a RIFF, RIFX, RF64 or BW64 WAVE file (Microsoft's "Multiple channel audio data and WAVE files";
 * EBU Tech 3306 for RF64).
 *
 * @throws CodedError AUDIO_TRUNCATED, AUDIO_UNSUPPORTED, AUDIO_AMBIGUOUS
 */
export function wavLayout(view: DataView, name: string): PcmLayout {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const magic = tagAt(bytes, 0);
  const little = magic !== "RIFX";
  const long = magic === "RF64" || magic === "BW64";
  const seen = new Set<string>();
  let format: WavFormat | undefined;
  let longDataSize: number | undefined;
  let layout: PcmLayout | undefined;
  for (const chunk of walkChunks(view, 12, little, sizeOf)) {
    if (ONCE.includes(chunk.id) && seen.has(chunk.id)) {
      throw ambiguous(
        name,
        `holds two ${printable(chunk.id)} chunks, of which players take the one or the other`,
      );
    }
    seen.add(chunk.id);
    if (chunk.id === "data") {
      layout = dataLayout(chunk);
    } else if (layout === undefined) {
      if (chunk.start + chunk.size > view.byteLength)
        throw truncated(name, `inside its ${printable(chunk.id)} chunk`);
      if (chunk.id === "ds64" && chunk.size >= 16) longDataSize = uint64(chunk.start + 8);
      if (chunk.id === "fmt ") format = readWavFormat(view, chunk, little, name);
    }
  }
  if (layout === undefined) throw truncated(name, "before its samples");
  return layout;

  function uint64(at: number): number {
    return view.getUint32(at, little) + 4294967296 * view.getUint32(at + 4, little);
  }

  function sizeOf(chunk: Chunk): number {
    if (chunk.id !== "data") return chunk.size;
    if (long) return longDataSize ?? chunk.size;
    return isUnfinished(chunk) ? view.byteLength - chunk.start : chunk.size;
  }

  function dataLayout(chunk: Chunk): PcmLayout {
    if (format === undefined) throw unsupported(name, "has no format chunk before its samples");
    if (long && longDataSize === undefined) throw unsupported(name, "is an RF64 file without a ds64 chunk");
    const block = format.bytesPerSample * format.channels;
    const present = view.byteLength - chunk.start;
    const size = soundSize(chunk.size, present, view.byteLength);
    if (size === undefined) throw truncated(name, `after ${present} of ${chunk.size} bytes of samples`);
    return { ...format, offset: chunk.start, frames: block > 0 ? Math.floor(size / block) : 0 };
  }

  /** A recorder that was stopped before it filled in the sizes means "all the rest". */
  function isUnfinished(chunk: Chunk): boolean {
    const riffSize = view.getUint32(4, little);
    return chunk.size === 0 && (8 + riffSize <= chunk.start || isPlaceholder(riffSize));
  }
}
