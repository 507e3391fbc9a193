/** Bytes of a WAV's header and of each chunk's. */
const RIFF = 12;
const CHUNK = 8;

/** What a player draws and shows of a recording. */
export interface Waveform {
  seconds: number;
  /** The loudest of each stretch, 0 to 1. */
  peaks: number[];
}

/** The waveform of a plain WAV, mono and of 16 bits, as all that is kept here is; undefined for any other file. */
export function waveformOf(bytes: Uint8Array, bars: number): Waveform | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const format = chunkAt(view, "fmt ");
  const data = chunkAt(view, "data");
  if (format === undefined || data === undefined || format.size < 16) return undefined;
  const [coding, channels] = [view.getUint16(format.at, true), view.getUint16(format.at + 2, true)];
  const rate = view.getUint32(format.at + 4, true);
  const bits = view.getUint16(format.at + 14, true);
  const samples = Math.floor(Math.min(data.size, view.byteLength - data.at) / 2);
  if (coding !== 1 || channels !== 1 || bits !== 16 || rate === 0 || samples === 0) return undefined;
  const peaks = Array.from({ length: bars }, (_, bar) => {
    let most = 0;
    const until = Math.floor(((bar + 1) * samples) / bars);
    for (let at = Math.floor((bar * samples) / bars); at < until; at++) {
      most = Math.max(most, Math.abs(view.getInt16(data.at + 2 * at, true)));
    }
    return most / 32_768;
  });
  return { seconds: samples / rate, peaks };
}

function chunkAt(view: DataView, wanted: string): { at: number; size: number } | undefined {
  let at = RIFF;
  while (at + CHUNK <= view.byteLength) {
    const name = String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
    const size = view.getUint32(at + 4, true);
    if (name === wanted) return { at: at + CHUNK, size };
    at += CHUNK + size + (size % 2);
  }
  return undefined;
}
