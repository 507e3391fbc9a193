import { readFile, rm, stat } from "node:fs/promises";
import { writeFileAtomic } from "@idol/ezkl/files";
import { z } from "zod";

/** Of which file on the server a partial download is the beginning. */
const originSchema = z.strictObject({ etag: z.string().nullable(), total: z.int().nullable() });

export type Origin = z.infer<typeof originSchema>;

/** A download that has begun: its bytes in `<path>.part`, their origin in `<path>.part.json`. */
export interface Partial extends Origin {
  /** Bytes that are there. */
  size: number;
}

const NOTHING: Partial = { size: 0, etag: null, total: null };

/** Where the bytes of a download lie until it is whole. */
export const partialFile = (path: string): string => `${path}.part`;

const originFile = (path: string): string => `${path}.part.json`;

/** What is there of a file; nothing where it is not known what the bytes are the beginning of. */
export async function readPartial(path: string): Promise<Partial> {
  try {
    const origin = originSchema.parse(JSON.parse(await readFile(originFile(path), "utf8")));
    return { size: (await stat(partialFile(path))).size, ...origin };
  } catch {
    return NOTHING;
  }
}

/** Remembers what the bytes that follow are the beginning of. */
export async function beginPartial(path: string, origin: Origin): Promise<void> {
  await rm(partialFile(path), { force: true });
  await writeFileAtomic(originFile(path), `${JSON.stringify(origin)}\n`);
}

/** Forgets a download, begun or done. */
export async function dropPartial(path: string): Promise<void> {
  await rm(originFile(path), { force: true });
  await rm(partialFile(path), { force: true });
}
