/** Bytes of the header of a WAV with one format and one data chunk. */
const HEADER = 44;
const BYTES_PER_SAMPLE = 2;

/**
 * Writes samples as a 16-bit PCM WAV of one channel (Microsoft's "Multiple channel audio data and WAVE files"): what is hashed, scored,
 * proved and audited is this file, so rounding happens here and nowhere else.
 *
 * @param samples in [-1, 1]; what lies outside is clipped
 */
export function encodeWav(samples: Float32Array | Float64Array, sampleRate: number): Uint8Array {
  const size = samples.length * BYTES_PER_SAMPLE;
  const bytes = new Uint8Array(HEADER + size);
  const view = new DataView(bytes.buffer);
  const tag = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  tag(0, "RIFF");
  view.setUint32(4, HEADER - 8 + size, true);
  tag(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * BYTES_PER_SAMPLE, true);
  view.setUint16(32, BYTES_PER_SAMPLE, true);
  view.setUint16(34, 8 * BYTES_PER_SAMPLE, true);
  tag(36, "data");
  view.setUint32(40, size, true);
  for (const [index, sample] of samples.entries()) {
    const value = Math.max(-32768, Math.min(32767, Math.round(sample * 32768)));
    view.setInt16(HEADER + index * BYTES_PER_SAMPLE, value, true);
  }
  return bytes;
}
