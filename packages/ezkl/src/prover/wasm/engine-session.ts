import type { EngineStep } from "../protocol.ts";
import type { ProvingArtefacts } from "../types.ts";

/** The functions of `@ezkljs/engine` that proving uses; its two builds share them. Bytes in, bytes out; all of them block. */
export interface Engine {
  init_panic_hook(): void;
  genWitness(compiled: Uint8ClampedArray, input: Uint8ClampedArray): Uint8Array;
  genPk(vk: Uint8ClampedArray, compiled: Uint8ClampedArray, srs: Uint8ClampedArray): Uint8Array;
  prove(
    witness: Uint8ClampedArray,
    pk: Uint8ClampedArray,
    compiled: Uint8ClampedArray,
    srs: Uint8ClampedArray,
  ): Uint8Array;
  verify(
    proof: Uint8ClampedArray,
    vk: Uint8ClampedArray,
    settings: Uint8ClampedArray,
    srs: Uint8ClampedArray,
  ): boolean;
}

/** An engine and how many bytes its memory has. */
export interface LoadedEngine {
  engine: Engine;
  memory: () => number;
}

/** Called around each step: reports, times, names errors. */
export type RunStep = <T>(step: EngineStep, work: () => T) => T;

/** One circuit in one instance of the engine. Blocks while it works, so it belongs in a worker; browser-safe. */
export class EngineSession {
  readonly #engine: Engine;
  readonly #compiled: Uint8ClampedArray;
  readonly #vk: Uint8ClampedArray;
  readonly #settings: Uint8ClampedArray;
  readonly #srs: Uint8ClampedArray;
  #provingKey: Uint8ClampedArray | undefined;

  constructor(engine: Engine, artefacts: ProvingArtefacts, provingKey: Uint8Array | undefined) {
    this.#engine = engine;
    this.#compiled = clamped(artefacts.compiled);
    this.#vk = clamped(artefacts.vk);
    this.#settings = clamped(artefacts.settings);
    this.#srs = clamped(artefacts.srs);
    this.#provingKey = provingKey && clamped(provingKey);
  }

  /** Makes the proving key unless there is one already; returns it only when it was made. */
  makeProvingKey(run: RunStep): Uint8Array | undefined {
    if (this.#provingKey !== undefined) return undefined;
    const made = run("provingKey", () => this.#engine.genPk(this.#vk, this.#compiled, this.#srs));
    this.#provingKey = clamped(made);
    return made;
  }

  /** Witness, proof, and the check of the proof; `undefined` if the check says no. */
  prove(input: string, run: RunStep): string | undefined {
    this.makeProvingKey(run);
    const provingKey = this.#provingKey!;
    const witness = run("witness", () => this.#engine.genWitness(this.#compiled, encode(input)));
    const proof = run("prove", () =>
      this.#engine.prove(clamped(witness), provingKey, this.#compiled, this.#srs),
    );
    const holds = run("verify", () =>
      this.#engine.verify(clamped(proof), this.#vk, this.#settings, this.#srs),
    );
    return holds ? new TextDecoder().decode(proof) : undefined;
  }

  verify(proof: string, run: RunStep): boolean {
    return run("verify", () => this.#engine.verify(encode(proof), this.#vk, this.#settings, this.#srs));
  }
}

function encode(text: string): Uint8ClampedArray {
  return clamped(new TextEncoder().encode(text));
}

function clamped({ buffer, byteOffset, byteLength }: Uint8Array): Uint8ClampedArray {
  return new Uint8ClampedArray(buffer, byteOffset, byteLength);
}
