const HEADER = 10;
const HAS_FOOTER = 0x10;

/** What follows the ID3v2 tags at the start of a file (ID3v2.4, section 3.1): some tools put them before any kind of sound. */
export function skipTags(file: Uint8Array): Uint8Array {
  let rest = file;
  while (true) {
    const end = tagLength(rest);
    // A tag without anything behind it stays, to be named.
    if (end === undefined || end >= rest.length) return rest;
    rest = rest.subarray(end);
  }
}

function tagLength(bytes: Uint8Array): number | undefined {
  const [i, d, three, version = 255, , flags = 0, ...size] = bytes.subarray(0, HEADER);
  if (i !== 0x49 || d !== 0x44 || three !== 0x33 || version === 255) return undefined;
  if (size.some((byte) => byte > 127)) return undefined;
  // Of a header that is cut it is shorter, and the tag longer than what is there.
  const body = size.reduce((sum, byte) => sum * 128 + byte, 0);
  return HEADER + body + ((flags & HAS_FOOTER) === 0 ? 0 : HEADER);
}
