import type { InputValues, ProveResult, Prover } from "@idol/ezkl";
import { readArtefact } from "@idol/ezkl/artefacts";
import { circuitFile } from "@idol/ezkl/circuit";
import { type ModelInterface, type NamedTensors, quantise, toInputs } from "@idol/ezkl/model";
import type { OnProgress } from "@idol/ezkl/progress";
import { type BackendName, createProver, witnessOutputs } from "@idol/ezkl/prover";
import type { CircuitTensor } from "../circuit/record.ts";
import { srsOf } from "../circuit/srs.ts";
import { type BuiltCircuit, loadCircuit } from "../circuit/state.ts";
import type { InputsOf, OutputsOf, PublicInputsOf } from "../circuits.ts";
import type { EzklConfig } from "../config/types.ts";
import { readInputs } from "../model/project-model.ts";
import { parseCalldata, proofJson } from "../proofs/calldata.ts";
import { type CircuitProof, checkOrigin, circuitProof, readProof } from "../proofs/circuit-proof.ts";
import { type NamedValues, type Statement, statementOf, valuesOf } from "../proofs/statement.ts";
import { asPluginErrors } from "./plugin-errors.ts";

export interface ProvingOptions {
  /** `auto` (the default) is native where EZKL for Python is installed, else WebAssembly. */
  backend?: BackendName | "auto" | undefined;
  threads?: number | undefined;
  onProgress?: OnProgress | undefined;
}

/** Ends the work when it fires. */
export interface Cancelling {
  signal?: AbortSignal | undefined;
}

/** What a proof of a circuit says. */
export type StatementOf<Name> = Statement<OutputsOf<Name>, PublicInputsOf<Name>>;

/** A proof, what it says, and how it was made. */
export type ProofMade<Name> = StatementOf<Name> &
  Pick<ProveResult, "timings" | "backend" | "threads"> & { proof: CircuitProof };

/** A built circuit of the project: proves, verifies, computes. Whatever it refuses comes as a HardhatPluginError. */
export class EzklCircuit<Name extends string = string> {
  readonly #built: BuiltCircuit;
  readonly #config: EzklConfig;
  readonly #options: ProvingOptions;
  #prover: Promise<Prover> | undefined;

  constructor(built: BuiltCircuit, config: EzklConfig, options: ProvingOptions = {}) {
    this.#built = built;
    this.#config = config;
    this.#options = options;
  }

  get name(): Name {
    return this.#built.config.name as Name;
  }

  /** What it is called in messages. */
  get label(): string {
    return `the circuit "${this.name}"`;
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

  /**
   * Proves what the model gives for inputs.
   *
   * @example
   * const { proof, outputs } = await digits.prove({ pixels });
   */
  async prove(inputs: InputsOf<Name>, { signal }: Cancelling = {}): Promise<ProofMade<Name>> {
    return await asPluginErrors(async () => await this.#prove(this.#ordered(inputs), signal));
  }

  /** Proves what the model gives for the inputs of a file, JSON or .npy. */
  async proveFile(path: string, { signal }: Cancelling = {}): Promise<ProofMade<Name>> {
    return await asPluginErrors(async () => await this.#prove(await readInputs(path, this.#model()), signal));
  }

  /** Checks a proof, or the text of a proof file, with the verifying key and gives what it says. */
  async verify(proof: CircuitProof | string, { signal }: Cancelling = {}): Promise<StatementOf<Name>> {
    return await asPluginErrors(async () => {
      const read = typeof proof === "string" ? readProof(proof, this.#built) : proof;
      checkOrigin(read, this.#built);
      // The bytes and instances are what a contract would be given: they are checked, not the text that they came with.
      return await this.#verified(proofJson(read), signal);
    });
  }

  /** Checks a verifier's calldata with the verifying key. */
  async verifyCalldata(calldata: string, { signal }: Cancelling = {}): Promise<StatementOf<Name>> {
    return await asPluginErrors(async () => await this.#verified(proofJson(parseCalldata(calldata)), signal));
  }

  /** What the circuit computes from inputs, without a proof: exactly what a proof would say of its outputs. */
  async witness(inputs: InputsOf<Name>, { signal }: Cancelling = {}): Promise<OutputsOf<Name>> {
    return await asPluginErrors(async () => await this.#witness(this.#ordered(inputs), signal));
  }

  /** What the circuit computes from the inputs of a file, JSON or .npy. */
  async witnessFile(path: string, { signal }: Cancelling = {}): Promise<OutputsOf<Name>> {
    return await asPluginErrors(
      async () => await this.#witness(await readInputs(path, this.#model()), signal),
    );
  }

  /** What a proof says, unchecked. */
  read({ instances }: Pick<CircuitProof, "instances">): StatementOf<Name> {
    return statementOf(instances, this.#built.record) as StatementOf<Name>;
  }

  /** The integers that stand for an input's numbers in the circuit: the nearest to `v · 2^scale`, halves away from zero. */
  quantise(input: string, values: ArrayLike<number>): bigint[] {
    const { scale } = this.inputs.find(({ name }) => name === input) ?? { scale: Number.NaN };
    return Array.from(values, (value) => quantise(value, scale));
  }

  /** Ends the prover's workers; another proof starts them again. */
  async close(): Promise<void> {
    const prover = await this.#prover?.catch(() => undefined);
    this.#prover = undefined;
    await prover?.close();
  }

  #ordered(inputs: InputsOf<Name>): InputValues[] {
    return toInputs(this.#model(), inputs as NamedTensors);
  }

  #model(): ModelInterface {
    return this.#built.model;
  }

  async #prove(inputs: InputValues[], signal: AbortSignal | undefined): Promise<ProofMade<Name>> {
    await loadCircuit(this.#built.config);
    const prover = await this.#ready();
    const { proof: json, timings, backend, threads } = await prover.prove({ inputs, signal });
    const proof = circuitProof(json, this.#built);
    return { proof, ...this.read(proof), timings, backend, threads };
  }

  async #verified(json: string, signal: AbortSignal | undefined): Promise<StatementOf<Name>> {
    const prover = await this.#ready();
    return this.read({ instances: await prover.verify(json, { signal }) });
  }

  async #witness(inputs: InputValues[], signal: AbortSignal | undefined): Promise<OutputsOf<Name>> {
    const { config } = await loadCircuit(this.#built.config);
    const compiled = await readArtefact(circuitFile(config.folder, "compiled"));
    const [outputs = []] = await witnessOutputs(compiled, [inputs], { workers: 1, signal });
    const named = this.outputs.map((tensor, index) => [tensor.name, valuesOf(outputs[index] ?? [], tensor)]);
    return Object.fromEntries(named) as NamedValues as OutputsOf<Name>;
  }

  #ready(): Promise<Prover> {
    if (this.#prover !== undefined) return this.#prover;
    const starting = this.#start();
    this.#prover = starting;
    // What could not be read or had is looked for again; another may have been started meanwhile.
    starting.catch(() => {
      if (this.#prover === starting) this.#prover = undefined;
    });
    return starting;
  }

  async #start(): Promise<Prover> {
    const { config, manifest } = this.#built;
    const read = async (file: "compiled" | "vk" | "settings") =>
      Uint8Array.from(await readArtefact(circuitFile(config.folder, file)));
    const [compiled, vk, settings] = await Promise.all([read("compiled"), read("vk"), read("settings")]);
    const { bytes: srs } = await srsOf(manifest, this.#config.paths);
    const circuit = { compiled, vk, settings, srs };
    return await createProver({ circuit, python: this.#config.python, ...this.#options });
  }
}
