import type { Connection } from "../chain/network.ts";
import { gasOfVerifying, verifyOnChain } from "../chain/verify.ts";
import { verifyCalldata } from "../proofs/calldata.ts";
import { type CircuitProof, checkOrigin } from "../proofs/circuit-proof.ts";
import type { EzklCircuit, StatementOf } from "./circuit.ts";
import { asPluginErrors } from "./plugin-errors.ts";

/** A circuit's verifier on a chain. Whatever it refuses comes as a HardhatPluginError. */
export class EzklVerifier<Name extends string = string> {
  readonly address: string;
  readonly circuit: EzklCircuit<Name>;
  readonly #connection: Connection & Toolboxes;
  readonly #code: string;

  constructor(
    connection: Connection & Toolboxes,
    circuit: EzklCircuit<Name>,
    at: { address: string; code: string },
  ) {
    this.address = at.address;
    this.circuit = circuit;
    this.#connection = connection;
    this.#code = at.code;
  }

  /** What it is called in messages. */
  get label(): string {
    return `the verifier of "${this.circuit.name}" at ${this.address}`;
  }

  /** Asks the verifier, as a contract should, and gives what the proof says. */
  async verify(proof: CircuitProof): Promise<StatementOf<Name>> {
    return await asPluginErrors(async () => {
      checkOrigin(proof, this.circuit.built);
      await this.#ask(verifyCalldata(proof));
      return this.circuit.read(proof);
    });
  }

  /** Asks the verifier with calldata as it is. */
  async verifyCalldata(calldata: string): Promise<void> {
    await asPluginErrors(async () => await this.#ask(calldata));
  }

  /** What a transaction that verifies the proof costs. */
  async gas(proof: CircuitProof): Promise<bigint> {
    return await gasOfVerifying(this.#connection, this.address, verifyCalldata(proof));
  }

  /** The contract as the project's toolbox makes it: ethers' if that is there, else viem's; `undefined` without either. */
  async contract<Contract = unknown>(): Promise<Contract> {
    const { ethers, viem } = this.#connection;
    const { contract } = this.circuit;
    return (await (ethers ?? viem)?.getContractAt(contract, this.address)) as Contract;
  }

  async #ask(calldata: string): Promise<void> {
    await verifyOnChain(this.#connection, { address: this.address, code: this.#code }, calldata);
  }
}

/** What hardhat-ethers and hardhat-viem add to a connection. */
export interface Toolboxes {
  ethers?: { getContractAt(name: string, address: string): Promise<unknown> } | undefined;
  viem?: { getContractAt(name: string, address: string): Promise<unknown> } | undefined;
}
