import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type CircuitPlace, verifierFile } from "@idol/ezkl/artefacts";
import type { EzklPython } from "@idol/ezkl/build";
import { parseSettings } from "@idol/ezkl/circuit";
import { hasCeremonySrs, makeInsecureSrs, provideCeremonySrs, type Srs } from "@idol/ezkl/srs";
import { buildJudge } from "@idol/ml/building";
import type { FeaturesConfig, Network, Quantisation } from "@idol/ml/judge";
import { paths } from "@idol/ml/judges";
import { exportJudge } from "@idol/ml/onnx";

/** A network to be built as a circuit, away from the committed judges. */
export interface CircuitPlan {
  network: Network;
  quantisation: Quantisation;
  /** The sample of the build, also what is proved. */
  x: Float64Array;
}

/** A circuit in a folder of its own. */
export interface BuiltCircuit extends CircuitPlan {
  folder: string;
  /** The SRS that it was built under. */
  srs: string;
  rows: number;
  /** Source of its verifier, and the contract's name in it. */
  verifier: { path: string; name: string };
}

/** Builds circuits into a folder, under the ceremony's SRS where it is here, else under a test SRS: insecure, of equal cost. */
export class CircuitBuilder {
  readonly #root: string;
  readonly #python: EzklPython;
  readonly #features: FeaturesConfig;
  readonly #srs = new Map<number, Promise<Srs>>();

  constructor(root: string, python: EzklPython, features: FeaturesConfig) {
    this.#root = root;
    this.#python = python;
    this.#features = features;
  }

  /** @param name - as a judge's: lower-case letters, digits, hyphens */
  async build(name: string, plan: CircuitPlan): Promise<BuiltCircuit> {
    const place: CircuitPlace = {
      folder: join(this.#root, name),
      verifiers: join(this.#root, `${name}-verifier`),
    };
    await mkdir(place.folder, { recursive: true });
    await exportJudge(place.folder, plan.network, [plan.x]);
    const { quantisation } = plan;
    const srs = () => this.#provideSrs(quantisation.logrows);
    const { manifest } = await buildJudge({
      judge: name,
      quantisation,
      features: this.#features,
      place,
      python: async () => this.#python,
      srs,
    });
    const settings = parseSettings(await readFile(paths.artefactIn(place.folder, "settings"), "utf8"));
    return {
      ...plan,
      folder: place.folder,
      srs: (await srs()).path,
      rows: settings.num_rows,
      verifier: { path: verifierFile(place, name), name: manifest.verifier },
    };
  }

  #provideSrs(logrows: number): Promise<Srs> {
    const known = this.#srs.get(logrows);
    if (known !== undefined) return known;
    const path = join(this.#root, `kzg${logrows}.srs`);
    const made = hasCeremonySrs(logrows)
      ? provideCeremonySrs(logrows)
      : makeInsecureSrs(this.#python, logrows, path);
    this.#srs.set(logrows, made);
    return made;
  }
}
