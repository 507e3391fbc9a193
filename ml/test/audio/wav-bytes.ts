/** What a test writes into a WAV header; the defaults are 16-bit mono PCM. */
export interface WavHeader {
  tag: number;
  channels: number;
  sampleRate: number;
  blockAlign: number;
  bits: number;
  riffSize: number;
  dataSize: number;
}

/** A WAV file of 44 header bytes and `data`, with any field of the header replaced. */
export function wavBytes(data: Uint8Array, header: Partial<WavHeader> = {}): Uint8Array {
  const { tag = 1, channels = 1, sampleRate = 22050, bits = 16 } = header;
  const { blockAlign = (channels * bits) / 8, riffSize = 36 + data.length, dataSize = data.length } = header;
  const bytes = new Uint8Array(44 + data.length);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode("RIFF....WAVEfmt "));
  view.setUint32(4, riffSize, true);
  view.setUint32(16, 16, true);
  view.setUint16(20, tag, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * blockAlign, true);
  view.setUint16(32, blockAlign, true);
  view.setUint16(34, bits, true);
  bytes.set(new TextEncoder().encode("data"), 36);
  view.setUint32(40, dataSize, true);
  bytes.set(data, 44);
  return bytes;
}

/** 16-bit samples as little-endian bytes. */
export function pcm16(samples: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(2 * samples.length);
  const view = new DataView(bytes.buffer);
  for (let n = 0; n < samples.length; n++) view.setInt16(2 * n, samples[n]!, true);
  return bytes;
}
