/** Mutants that were noticed, kept one by one, so that an interrupted run goes on: what a test noticed once it will notice again. */
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import type { Mutant } from "./mutants.ts";

const PATH = "cache/mutation.json";

/** What was noticed. */
export class Fates {
  readonly #noticed: Set<string>;

  private constructor(noticed: readonly string[]) {
    this.#noticed = new Set(noticed);
  }

  static async read(): Promise<Fates> {
    return new Fates(JSON.parse(await readFile(PATH, "utf8").catch(() => "[]")) as string[]);
  }

  async isNoticed(mutant: Mutant): Promise<boolean> {
    return this.#noticed.has(await keyOf(mutant));
  }

  async notice(mutant: Mutant): Promise<void> {
    this.#noticed.add(await keyOf(mutant));
    await mkdir("cache", { recursive: true });
    await writeFile(PATH, JSON.stringify([...this.#noticed]));
  }
}

async function keyOf({ file, start, from, to }: Mutant): Promise<string> {
  const source = await readFile(file);
  return createHash("sha256")
    .update(source)
    .update(JSON.stringify([file, start, from, to]))
    .digest("hex");
}
