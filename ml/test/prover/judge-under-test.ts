import { readFile } from "node:fs/promises";
import { loadProvingArtefacts } from "../../src/circuit/create-prover.ts";
import { parseInput } from "../../src/circuit/input.ts";
import type { ProvingArtefacts } from "../../src/circuit/prover.ts";
import { paths } from "../../src/paths.ts";

const folder = paths.judge("idol");

/** The default judge's artefacts and its committed sample input. */
export async function judgeUnderTest(): Promise<{
  artefacts: ProvingArtefacts;
  x: Float64Array;
  key: bigint;
}> {
  const artefacts = await loadProvingArtefacts("idol", folder);
  const input = parseInput(await readFile(paths.artefactIn(folder, "input"), "utf8"));
  // 248 bits: one that a double, an i128 or a careless JSON reader would spoil.
  const key = 0xfedcba9876543210fedcf39fd6e51aad88f6f4ce6ab8827279cfffb92266n;
  return { artefacts, x: input.x, key };
}
