import { readFile } from "node:fs/promises";
import { readArtefact } from "../circuit/artefacts.ts";
import { type CircuitFile, circuitFile } from "../circuit/files.ts";
import { parseManifest } from "../circuit/manifest.ts";
import { parseSettings } from "../circuit/settings.ts";
import { findCeremonySrs, findSrsOf } from "../srs/find-srs.ts";
import type { Srs } from "../srs/srs.ts";
import type { ProvingArtefacts } from "./types.ts";

/**
 * Reads what proving with a circuit needs, and the SRS that it was built under (its hash is checked).
 *
 * @throws EzklError `ARTEFACT_MISSING` naming the file, `ARTEFACT_INVALID`, `SRS_MISSING`, `SRS_WRONG_HASH`
 */
export async function loadProvingArtefacts(folder: string): Promise<ProvingArtefacts> {
  // A plain array: slices of a Buffer are views, which surprises whoever was promised a Uint8Array.
  const read = async (file: CircuitFile) => Uint8Array.from(await readArtefact(circuitFile(folder, file)));
  const [compiled, vk, settings] = await Promise.all([read("compiled"), read("vk"), read("settings")]);
  const { logrows } = parseSettings(new TextDecoder().decode(settings)).run_args;
  const { bytes: srs } = await findSrs(folder, logrows);
  return { compiled, vk, settings, srs };
}

/** The SRS that the manifest names; the ceremony's where a folder has no manifest. */
async function findSrs(folder: string, logrows: number): Promise<Srs> {
  const path = circuitFile(folder, "manifest");
  const text = await readFile(path, "utf8").catch(() => undefined);
  return text === undefined ? await findCeremonySrs(logrows) : await findSrsOf(parseManifest(text, path));
}
