import { parseProof, proofCalldata } from "@idol/ezkl/proof/proof.ts";
import { type Anvil, startAnvil } from "../chain/anvil.ts";
import { compileVerifier } from "../chain/compile-verifier.ts";
import { deployCode } from "../chain/deploy.ts";

/** A chain on which verifiers are tried. */
export class OnChain {
  readonly #anvil: Anvil;

  private constructor(anvil: Anvil) {
    this.#anvil = anvil;
  }

  static async start(): Promise<OnChain> {
    return new OnChain(await startAnvil());
  }

  /** Deploys a verifier and has it check a proof. @throws where it refuses it */
  async verify(
    { path, name }: { path: string; name: string },
    proof: string,
  ): Promise<{ verifierBytes: number; verifyGas: number }> {
    const { abi, bytecode } = await compileVerifier(path, name);
    const { contract, bytes } = await deployCode(await this.#anvil.provider.getSigner(0), abi, bytecode);
    const sent = await contract.getFunction("verifyProof").send(...proofCalldata(parseProof(proof)));
    return { verifierBytes: bytes, verifyGas: Number((await sent.wait())!.gasUsed) };
  }

  async stop(): Promise<void> {
    await this.#anvil.stop();
  }
}
