import { readFile } from "node:fs/promises";
import { PluginError } from "../errors.ts";

/** The text of a proof file. @throws PluginError `FILE_MISSING` */
export async function readProofFile(path: string): Promise<string> {
  return await readFile(path, "utf8").catch((cause: unknown) => {
    throw new PluginError(
      "FILE_MISSING",
      `There is no proof at ${path}.`,
      "Give --proof, or make one with: npx hardhat ezkl prove",
      { cause },
    );
  });
}
