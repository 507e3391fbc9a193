import type { CircuitName } from "../circuits.ts";
import type { EzklConfig } from "../config/types.ts";
import type { EzklCircuit, ProvingOptions } from "./circuit.ts";

/** `hre.ezkl`: the project's circuits. */
export class Ezkl {
  readonly #config: EzklConfig;

  constructor(config: EzklConfig) {
    this.#config = config;
  }

  /** The names of the circuits in hardhat.config.ts. */
  get names(): string[] {
    return Object.keys(this.#config.circuits);
  }

  /**
   * A circuit that `ezkl setup` has built.
   *
   * @throws HardhatPluginError where it is unknown, not built, or stale
   * @example
   * const digits = await hre.ezkl.circuit("digits");
   * const { proof, outputs } = await digits.prove({ pixels });
   */
  async circuit<Name extends CircuitName>(
    name: Name,
    options: ProvingOptions = {},
  ): Promise<EzklCircuit<Name>> {
    // `hre.ezkl` is there in every command: what works on circuits is loaded with the first.
    const { asPluginErrors } = await import("./plugin-errors.ts");
    const { circuitNamed } = await import("../circuit/unknown.ts");
    const { loadCircuit } = await import("../circuit/state.ts");
    const { EzklCircuit } = await import("./circuit.ts");
    return await asPluginErrors(async () => {
      const built = await loadCircuit(circuitNamed(this.#config, name));
      return new EzklCircuit<Name>(built, this.#config, options);
    });
  }
}
