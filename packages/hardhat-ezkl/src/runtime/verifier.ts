import type { Connection } from "../chain/network.ts";
import { gasOfVerifying, verifyOnChain } from "../chain/verify.ts";
import type { ModelValues } from "../model/values.ts";
import { verifyCalldata } from "../proofs/calldata.ts";
import { type CircuitProof, checkOrigin, type Outputs } from "../proofs/circuit-proof.ts";
import type { EzklCircuit } from "./circuit.ts";
import { asPluginErrors } from "./plugin-errors.ts";

/** A circuit's verifier on a chain. */
export class EzklVerifier<Inputs extends ModelValues = ModelValues, Named extends Outputs = Outputs> {
  readonly address: string;
  readonly circuit: EzklCircuit<Inputs, Named>;
  readonly #connection: Connection & Toolboxes;
  readonly #code: string;

  constructor(
    connection: Connection & Toolboxes,
    circuit: EzklCircuit<Inputs, Named>,
    at: { address: string; code: string },
  ) {
    this.address = at.address;
    this.circuit = circuit;
    this.#connection = connection;
    this.#code = at.code;
  }

  get label(): string {
    return `the verifier of "${this.circuit.name}" at ${this.address}`;
  }

  /** Asks the verifier and gives what the proof says. @throws HardhatPluginError where it does not say yes */
  async verify(proof: CircuitProof): Promise<Named> {
    return await asPluginErrors(async () => {
      checkOrigin(proof, this.circuit.built);
      await this.verifyCalldata(verifyCalldata(proof));
      return this.circuit.read(proof);
    });
  }

  /** Asks the verifier with calldata as it is. @throws EzklError `PROOF_INVALID` */
  async verifyCalldata(calldata: string): Promise<void> {
    await verifyOnChain(this.#connection, { address: this.address, code: this.#code }, calldata);
  }

  /** What a transaction that verifies the proof costs. */
  async gas(proof: CircuitProof): Promise<bigint> {
    return await gasOfVerifying(this.#connection, this.address, verifyCalldata(proof));
  }

  /** The contract as the project's toolbox makes it: ethers' if that is there, else viem's. */
  async contract(): Promise<unknown> {
    const { ethers, viem } = this.#connection;
    const { contract } = this.circuit;
    if (ethers !== undefined) return await ethers.getContractAt(contract, this.address);
    if (viem !== undefined) return await viem.getContractAt(contract, this.address);
    return undefined;
  }
}

/** What hardhat-ethers and hardhat-viem add to a connection. */
export interface Toolboxes {
  ethers?: { getContractAt(name: string, address: string): Promise<unknown> } | undefined;
  viem?: { getContractAt(name: string, address: string): Promise<unknown> } | undefined;
}
