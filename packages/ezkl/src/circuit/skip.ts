import { readFile } from "node:fs/promises";
import { CodedError } from "../errors.ts";
import { sha256 } from "../files/hashes.ts";
import { EZKL_VERSION } from "../python/python.ts";
import { type CheckedArtefact, type CircuitPlace, checkCircuit } from "./artefacts.ts";
import { circuitFile } from "./files.ts";
import { type Manifest, parseManifest } from "./manifest.ts";

/** Another number makes every step run again: it goes up when a step does something else than before. */
const STEPS_VERSION = 1;

/** What a step is made from, in one hash: its name, the versions that make it, its inputs. */
export function stepHash(step: string, inputs: readonly unknown[]): string {
  return sha256(JSON.stringify([STEPS_VERSION, EZKL_VERSION, step, ...inputs]));
}

/** The manifest of the build before this one, if there is one that can be read. */
export async function previousManifest({ folder }: CircuitPlace): Promise<Manifest | undefined> {
  try {
    return parseManifest(await readFile(circuitFile(folder, "manifest"), "utf8"));
  } catch {
    // Whatever is wrong with it, the remedy is the build that follows.
    return undefined;
  }
}

/** Whether artefacts lie in place as the manifest lists them. */
export async function areInPlace(
  circuit: string,
  place: CircuitPlace,
  artefacts: readonly CheckedArtefact[],
): Promise<boolean> {
  try {
    await checkCircuit(circuit, place, artefacts);
    return true;
  } catch (error) {
    if (error instanceof CodedError) return false;
    throw error;
  }
}
