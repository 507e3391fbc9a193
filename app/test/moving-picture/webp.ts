/** A still WebP and the milliseconds that it is shown. */
export interface Frame {
  webp: Uint8Array;
  shown: number;
}

/** An animated WebP of still ones of one size, played for ever (developers.google.com/speed/webp/docs/riff_container). */
export function animate(frames: readonly Frame[], width: number, height: number): Buffer {
  const header = Buffer.alloc(10);
  header[0] = 0x02;
  header.writeUIntLE(width - 1, 4, 3);
  header.writeUIntLE(height - 1, 7, 3);
  const chunks = [chunk("VP8X", header), chunk("ANIM", Buffer.alloc(6))];
  for (const { webp, shown } of frames) {
    const place = Buffer.alloc(16);
    place.writeUIntLE(width - 1, 6, 3);
    place.writeUIntLE(height - 1, 9, 3);
    place.writeUIntLE(shown, 12, 3);
    // Each frame is whole: none is blended with the one before.
    place[15] = 0x02;
    chunks.push(chunk("ANMF", Buffer.concat([place, imageOf(webp)])));
  }
  return chunk("RIFF", Buffer.concat([Buffer.from("WEBP"), ...chunks]));
}

/** The picture's own chunk, without what a still file has around it. */
function imageOf(webp: Uint8Array): Buffer {
  const bytes = Buffer.from(webp);
  for (let at = 12; at < bytes.length; ) {
    const end = at + 8 + bytes.readUInt32LE(at + 4);
    if (["VP8 ", "VP8L"].includes(bytes.toString("latin1", at, at + 4))) {
      return Buffer.concat([bytes.subarray(at, end), Buffer.alloc((end - at) % 2)]);
    }
    at = end + ((end - at) % 2);
  }
  throw new TypeError("No picture is in the WebP.");
}

function chunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8, name);
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}
