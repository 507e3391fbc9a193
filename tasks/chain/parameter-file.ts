import { readFile } from "node:fs/promises";
import { writeFileAtomic } from "@idol/ezkl/files";

/**
 * The parameters of a deployment's first run; undefined where there was none. Times must not change between two runs of one deployment,
 * so the first run's parameters are written down and used again.
 */
export async function readParameters(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    return undefined;
  }
  return JSON.parse(text, (_key, value: unknown) =>
    typeof value === "string" && /^-?\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value,
  );
}

/** Writes what `readParameters` reads: a bigint as its digits with an n, as Ignition's own parameter files have it. */
export async function writeParameters(path: string, parameters: unknown): Promise<void> {
  const text = JSON.stringify(
    parameters,
    (_key, value: unknown) => (typeof value === "bigint" ? `${value}n` : value),
    2,
  );
  await writeFileAtomic(path, `${text}\n`);
}
