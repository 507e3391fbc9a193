import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { EzklError } from "../errors.ts";
import { sha256 } from "../files/hashes.ts";
import { type CircuitFile, circuitFile } from "./files.ts";
import { type Manifest, parseManifest } from "./manifest.ts";
import { canonicalSettings, parseSettings } from "./settings.ts";
import { verifierName } from "./verifier-name.ts";

/** Where a circuit lies. */
export interface CircuitPlace {
  /** The folder of its files. */
  folder: string;
  /** The folder of the generated verifiers. */
  verifiers: string;
  /** The verifier's contract, if it is not to be called `verifierName` of the circuit. */
  contract?: string;
}

/** The name of a circuit's verifier. */
export function contractName({ contract }: Pick<CircuitPlace, "contract">, circuit: string): string {
  return contract ?? verifierName(circuit);
}

/** The verifier's source file. */
export function verifierFile(place: Pick<CircuitPlace, "verifiers" | "contract">, circuit: string): string {
  return join(place.verifiers, `${contractName(place, circuit)}.sol`);
}

/** The path of one artefact. */
export function artefactPath(circuit: string, place: CircuitPlace, artefact: CheckedArtefact): string {
  return artefact === "verifier" ? verifierFile(place, circuit) : circuitFile(place.folder, artefact);
}

/** Artefacts that must be those of the manifest before anything is proved, verified or deployed with them. */
export type CheckedArtefact = Exclude<CircuitFile, "manifest"> | "verifier";

/**
 * Reads a circuit's manifest and checks files against it.
 *
 * @throws EzklError `ARTEFACT_MISSING` if a file is missing, `ARTEFACT_MISMATCH` naming the first file of another build
 */
export async function checkCircuit(
  circuit: string,
  place: CircuitPlace,
  only: readonly CheckedArtefact[],
): Promise<Manifest> {
  const path = circuitFile(place.folder, "manifest");
  const manifest = parseManifest(Buffer.from(await readArtefact(path)).toString("utf8"), path);
  for (const artefact of only) {
    const file = artefactPath(circuit, place, artefact);
    const bytes = await readArtefact(file);
    if (!isListed(artefact, bytes, manifest)) throw mixedBuilds(file, circuit);
  }
  return manifest;
}

/** A file that is not the manifest's. */
export function mixedBuilds(file: string, circuit: string): EzklError {
  return new EzklError(
    "ARTEFACT_MISMATCH",
    `${file} is not the file that the manifest of ${circuit} lists: artefacts of different builds are mixed.`,
    "Restore the files of one build, or build the circuit again.",
  );
}

function isListed(artefact: CheckedArtefact, bytes: Uint8Array, { identity, files }: Manifest): boolean {
  const found = sha256(bytes);
  switch (artefact) {
    case "network":
      return found === identity.onnx;
    case "vk":
      return found === identity.vk;
    case "verifier":
      return found === identity.verifier;
    case "input":
      return found === files.input;
    case "compiled":
      return found === files.compiled;
    case "settings": {
      const canonical = canonicalSettings(parseSettings(Buffer.from(bytes).toString("utf8")));
      return found === files.settings && sha256(canonical) === identity.settings;
    }
    default:
      artefact satisfies never;
      return false;
  }
}

/** Reads a circuit's file. @throws EzklError `ARTEFACT_MISSING` naming it */
export async function readArtefact(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new EzklError(
      "ARTEFACT_MISSING",
      `There is no ${path}.`,
      "Restore the file, or build the circuit again.",
      { cause },
    );
  }
}
