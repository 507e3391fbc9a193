import { readdir } from "node:fs/promises";
import { paths } from "./paths.ts";

/** The committed clips, in a fixed order. */
export async function sampleClips(): Promise<string[]> {
  const files = await readdir(paths.samples);
  return files
    .filter((file) => file.endsWith(".wav"))
    .sort()
    .map((file) => paths.sample(file));
}
