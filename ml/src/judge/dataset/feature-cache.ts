import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { crc32 } from "node:zlib";
import { cacheFolder, makeFolder } from "@idol/ezkl/files";
import type { JudgeConfig } from "../config.ts";
import type { Variants } from "./variants.ts";

/** Keeps features on disk, by the SHA-256 of the recording. */
export interface FeatureCache {
  read(contentHash: string): Promise<Float64Array | undefined>;
  write(contentHash: string, x: Float64Array): Promise<void>;
}

/** Magic number and checksum of the values: two 32-bit words. */
const HEADER_BYTES = 8;
const MAGIC = 0x69646f6c;

/**
 * The cache of the inputs x that a judge sees.
 *
 * They depend on the recording's bytes, the feature parameters, the variants and the code that computes them: all of these
 * are in an entry's name. A damaged file counts as missing.
 */
export function openFeatureCache(
  judge: Pick<JudgeConfig, "features" | "network">,
  variants: Variants,
): FeatureCache {
  const { features, network } = judge;
  const dependsOn = JSON.stringify([features, network.rows, network.cols, variants]);
  const key = createHash("sha256").update(dependsOn).update(codeHash()).digest("hex").slice(0, 16);
  const fileOf = (hash: string) => join(cacheFolder(), "features", key, hash.slice(0, 2), hash);
  const count = variants.count * network.rows * network.cols;
  return {
    async read(contentHash) {
      try {
        return decode(await readFile(fileOf(contentHash)), count);
      } catch {
        return undefined;
      }
    },
    async write(contentHash, x) {
      const path = fileOf(contentHash);
      const unfinished = `${path}.${randomBytes(6).toString("hex")}`;
      try {
        await makeFolder(dirname(path));
        await writeFile(unfinished, encode(x));
        await rename(unfinished, path);
      } catch {
        // A cache that cannot be written (disk full, read-only home) costs time, not the work.
        await rm(unfinished, { force: true });
      }
    },
  };
}

function encode(x: Float64Array): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + x.byteLength);
  new Float64Array(bytes.buffer, HEADER_BYTES).set(x);
  new Uint32Array(bytes.buffer, 0, 2).set([MAGIC, crc32(bytes.subarray(HEADER_BYTES))]);
  return bytes;
}

function decode(file: Uint8Array, count: number): Float64Array | undefined {
  if (file.byteLength !== HEADER_BYTES + 8 * count) return undefined;
  const bytes = file.slice();
  const [magic, checksum] = new Uint32Array(bytes.buffer, 0, 2);
  if (magic !== MAGIC || crc32(bytes.subarray(HEADER_BYTES)) !== checksum) return undefined;
  return new Float64Array(bytes.buffer, HEADER_BYTES);
}

/** Changes whenever the code between samples and x does, so that an entry is never older than its code. */
function codeHash(): string {
  const folder = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
  const files = [
    ...sources(folder("../../audio")),
    ...sources(folder("../steps")),
    ...sources(folder("../prosody")),
    ...sources(folder("../voice")),
    ...[
      "../features.ts",
      "../feature-matrix.ts",
      "../train/augment.ts",
      "../train/random.ts",
      "variants.ts",
    ].map(folder),
  ];
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex");
}

const sources = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => join(folder, name));
