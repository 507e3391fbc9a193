import type { Compiling } from "../chain/artifact.ts";
import type { Connection } from "../chain/network.ts";
import type { CircuitName } from "../circuits.ts";
import type { Ezkl } from "./ezkl.ts";
import type { EzklVerifier, Toolboxes } from "./verifier.ts";

/** `connection.ezkl`: the verifiers of the project's circuits on a network. */
export class ConnectionEzkl {
  readonly #connection: Connection & Toolboxes;
  readonly #hre: Compiling & { ezkl: Ezkl };

  constructor(connection: Connection & Toolboxes, hre: Compiling & { ezkl: Ezkl }) {
    this.#connection = connection;
    this.#hre = hre;
  }

  /**
   * Deploys a circuit's verifier, compiled anew if it has changed.
   *
   * @param options - the sender; the network's first account by default
   * @throws HardhatPluginError where the circuit is not built or stale, or the SRS is an insecure one and the network public
   */
  async deployVerifier<Name extends CircuitName>(
    name: Name,
    { from }: { from?: string } = {},
  ): Promise<EzklVerifier<Name>> {
    const { asPluginErrors, compileVerifier, deployVerifier, EzklVerifier } = await working();
    return await asPluginErrors(async () => {
      const circuit = await this.#hre.ezkl.circuit(name);
      const artifact = await compileVerifier(this.#hre, circuit.built.config);
      const { address } = await deployVerifier(this.#connection, circuit.built, artifact, from);
      return new EzklVerifier(this.#connection, circuit, { address, code: artifact.deployedBytecode });
    });
  }

  /** A circuit's verifier that is deployed already; one with other code refuses every proof. */
  async verifierAt<Name extends CircuitName>(name: Name, address: string): Promise<EzklVerifier<Name>> {
    const { asPluginErrors, compileVerifier, EzklVerifier, getAddress } = await working();
    return await asPluginErrors(async () => {
      const circuit = await this.#hre.ezkl.circuit(name);
      const { deployedBytecode: code } = await compileVerifier(this.#hre, circuit.built.config);
      return new EzklVerifier(this.#connection, circuit, { address: getAddress(address), code });
    });
  }
}

/** What works on verifiers: `connection.ezkl` is there on every connection, and few ask it for anything. */
async function working() {
  const [{ getAddress }, { compileVerifier }, { deployVerifier }, { asPluginErrors }, { EzklVerifier }] =
    await Promise.all([
      import("ethers"),
      import("../chain/artifact.ts"),
      import("../chain/deploy.ts"),
      import("./plugin-errors.ts"),
      import("./verifier.ts"),
    ]);
  return { getAddress, compileVerifier, deployVerifier, asPluginErrors, EzklVerifier };
}
