/** What a test writes into an AIFF header; the defaults are 16-bit mono PCM at 22,050 Hz. */
export interface AiffHeader {
  channels: number;
  frames: number;
  /** The 80-bit rate. */
  rate: number[];
  /** AIFF-C compression type; plain AIFF if left out. */
  type: string;
}

const RATE_22050 = [0x40, 0x0d, 0xac, 0x44, 0, 0, 0, 0, 0, 0];

/** An AIFF file with big-endian `data`, with any field of the header replaced. */
export function aiffBytes(data: Uint8Array, header: Partial<AiffHeader> = {}): Uint8Array {
  const { channels = 1, rate = RATE_22050, frames = data.length / 2, type } = header;
  const ascii = (text: string) => [...new TextEncoder().encode(text)];
  const common = [
    ...short(channels),
    ...long(frames),
    ...short(16),
    ...rate,
    ...ascii(type ? `${type}\0\0` : ""),
  ];
  const body = [
    ...ascii(type ? "AIFC" : "AIFF"),
    ...[...ascii("COMM"), ...long(common.length), ...common],
    ...[...ascii("SSND"), ...long(8 + data.length), ...long(0), ...long(0), ...data],
  ];
  return Uint8Array.from([...ascii("FORM"), ...long(body.length), ...body]);
}

function short(value: number): number[] {
  return [(value >> 8) & 255, value & 255];
}

function long(value: number): number[] {
  return [...short(value >>> 16), ...short(value & 0xffff)];
}
