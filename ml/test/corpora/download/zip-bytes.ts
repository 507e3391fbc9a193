import { crc32, deflateRawSync } from "node:zlib";

/** A file for `zipBytes`; what is given beyond name and data makes it a bad one. */
export interface ZipFileSpec {
  name: string;
  data?: Uint8Array | string;
  /** Unix's `st_mode`, of a regular file if left out. */
  mode?: number;
  encrypted?: boolean;
  crc?: number;
  /** What the directory says of the unpacked size. */
  size?: number;
}

const REGULAR = 0o100644;

/** A zip archive (PKWARE's APPNOTE 4.3), every file deflated, made on Unix. */
export function zipBytes(specs: readonly ZipFileSpec[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data = "", mode = REGULAR, encrypted = false, ...wrong } of specs) {
    const raw = Buffer.from(data as string);
    const packed = deflateRawSync(raw);
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE((encrypted ? 1 : 0) | 0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(wrong.crc ?? crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(wrong.size ?? raw.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([u32(0x04034b50), common, nameBytes, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([u32(0x02014b50), Buffer.from([20, 3]), common, rest, nameBytes]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(specs.length, 4);
  end.writeUInt16LE(specs.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...locals, central, u32(0x06054b50), end]));
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
