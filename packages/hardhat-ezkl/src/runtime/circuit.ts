import type { InputValues, ProveResult, Prover } from "@idol/ezkl";
import { readArtefact } from "@idol/ezkl/artefacts";
import { circuitFile } from "@idol/ezkl/circuit";
import type { OnProgress } from "@idol/ezkl/progress";
import { type BackendName, createProver, type ProvingArtefacts, witnessOutputs } from "@idol/ezkl/prover";
import type { CircuitTensor } from "../circuit/record.ts";
import { srsOf } from "../circuit/srs.ts";
import { type BuiltCircuit, loadCircuit } from "../circuit/state.ts";
import type { EzklConfig } from "../config/types.ts";
import { readInputFile } from "../model/input-file.ts";
import { type ModelValues, orderInputs } from "../model/values.ts";
import { parseCalldata, proofJson } from "../proofs/calldata.ts";
import {
  type CircuitProof,
  checkOrigin,
  circuitProof,
  type Outputs,
  outputsOf,
  readProof,
} from "../proofs/circuit-proof.ts";

export interface ProvingOptions {
  /** `auto` (the default) is native where EZKL for Python is installed, else WebAssembly. */
  backend?: BackendName | "auto" | undefined;
  threads?: number | undefined;
  onProgress?: OnProgress | undefined;
}

export interface ProofMade {
  proof: CircuitProof;
  outputs: Outputs;
  timings: ProveResult["timings"];
  backend: BackendName;
  threads: number;
}

/** A built circuit of the project: proves, verifies, computes. */
export class EzklCircuit<Inputs extends ModelValues = ModelValues, Named extends Outputs = Outputs> {
  readonly #built: BuiltCircuit;
  readonly #config: EzklConfig;
  readonly #options: ProvingOptions;
  #prover: Promise<Prover> | undefined;

  constructor(built: BuiltCircuit, config: EzklConfig, options: ProvingOptions = {}) {
    this.#built = built;
    this.#config = config;
    this.#options = options;
  }

  get label(): string {
    return `the circuit "${this.name}"`;
  }

  get name(): string {
    return this.#built.config.name;
  }

  /** The name of its verifier's contract. */
  get contract(): string {
    return this.#built.config.contract;
  }

  /** The hash of its build: other weights, settings or keys give another one. */
  get build(): string {
    return this.#built.manifest.hash;
  }

  get inputs(): readonly CircuitTensor[] {
    return this.#built.record.inputs;
  }

  get outputs(): readonly CircuitTensor[] {
    return this.#built.record.outputs;
  }

  /** Everything that is known of the build. */
  get built(): BuiltCircuit {
    return this.#built;
  }

  /** Proves what the model gives for inputs. @throws EzklError those of `Prover.prove`; PluginError `CIRCUIT_STALE` */
  async prove(
    inputs: Inputs,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<ProofMade & { outputs: Named }> {
    return await this.#prove(orderInputs(this.inputs, inputs), signal);
  }

  /** Proves what the model gives for the inputs of a file. @throws as `prove`; PluginError `FILE_MISSING` */
  async proveFile(
    path: string,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<ProofMade & { outputs: Named }> {
    return await this.#prove(await readInputFile(path, this.inputs), signal);
  }

  async #prove(
    values: InputValues[],
    signal: AbortSignal | undefined,
  ): Promise<ProofMade & { outputs: Named }> {
    await loadCircuit(this.#built.config);
    const prover = await this.#ready();
    const { proof: json, timings, backend, threads } = await prover.prove({ inputs: values, signal });
    const proof = circuitProof(json, this.#built);
    return { proof, outputs: this.read(proof), timings, backend, threads };
  }

  /**
   * Checks a proof with the verifying key and gives what it says.
   *
   * @param proof - a proof, or the text of a proof file
   * @throws EzklError `PROOF_INVALID`, `PROOF_MALFORMED`; PluginError `PROOF_OF_OTHER_BUILD`
   */
  async verify(proof: CircuitProof | string, { signal }: { signal?: AbortSignal } = {}): Promise<Named> {
    const read = typeof proof === "string" ? readProof(proof, this.#built) : proof;
    checkOrigin(read, this.#built);
    const prover = await this.#ready();
    return this.#named(await prover.verify(read.json, { signal }));
  }

  /** Checks a verifier's calldata with the verifying key. @throws EzklError `PROOF_INVALID`, `PROOF_MALFORMED`, `FIELD_INVALID` */
  async verifyCalldata(calldata: string, { signal }: { signal?: AbortSignal } = {}): Promise<Named> {
    const json = proofJson(parseCalldata(calldata));
    const prover = await this.#ready();
    return this.#named(await prover.verify(json, { signal }));
  }

  /** What the circuit computes from inputs, without a proof: exactly what a proof would say. */
  async witness(inputs: Inputs, { signal }: { signal?: AbortSignal } = {}): Promise<Named> {
    const values = orderInputs(this.inputs, inputs);
    const compiled = await readArtefact(circuitFile(this.#built.config.folder, "compiled"));
    const [outputs] = await witnessOutputs(compiled, [values], { workers: 1, signal });
    return this.#named(outputs!.flat());
  }

  /** What a proof says, unchecked. */
  read({ instances }: Pick<CircuitProof, "instances">): Named {
    return this.#named(instances);
  }

  /** Ends the prover's workers; another proof starts them again. */
  async close(): Promise<void> {
    const prover = await this.#prover?.catch(() => undefined);
    this.#prover = undefined;
    await prover?.close();
  }

  #named(instances: readonly bigint[]): Named {
    return outputsOf(instances, this.outputs) as Named;
  }

  #ready(): Promise<Prover> {
    this.#prover ??= this.#start();
    return this.#prover;
  }

  async #start(): Promise<Prover> {
    const { config, manifest } = this.#built;
    const read = async (file: "compiled" | "vk" | "settings") =>
      Uint8Array.from(await readArtefact(circuitFile(config.folder, file)));
    const [compiled, vk, settings] = await Promise.all([read("compiled"), read("vk"), read("settings")]);
    const { bytes: srs } = await srsOf(manifest, this.#config.paths);
    const circuit: ProvingArtefacts = { compiled, vk, settings, srs };
    return await createProver({ circuit, python: this.#config.python, ...this.#options });
  }
}
