/** One chunk of a RIFF or IFF file; `size` is as declared and may reach past the end of the file. */
export interface Chunk {
  id: string;
  start: number;
  size: number;
}

/** Four bytes as text; bytes past the end read as nothing. */
export function tagAt(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4));
}

/** Printable form of a tag for a message. */
export function printable(tag: string): string {
  return `'${tag.replace(/[^\x20-\x7e]/g, "?")}'`;
}

/** The chunks from `start` on, in file order; a chunk is padded to an even length. `sizeOf` may replace a declared size. */
export function* walkChunks(
  view: DataView,
  start: number,
  littleEndian: boolean,
  sizeOf: (chunk: Chunk) => number,
): Generator<Chunk> {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  let at = start;
  while (at + 8 <= view.byteLength) {
    const chunk = { id: tagAt(bytes, at), start: at + 8, size: view.getUint32(at + 4, littleEndian) };
    chunk.size = sizeOf(chunk);
    yield chunk;
    at = chunk.start + chunk.size + (chunk.size % 2);
  }
}
