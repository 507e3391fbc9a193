import { type Anvil, startAnvil } from "@idol/dev/anvil";
import hardhatEthers from "@nomicfoundation/hardhat-ethers";
import hardhatViem from "@nomicfoundation/hardhat-viem";
import { expect } from "chai";
import type { HardhatUserConfig } from "hardhat/config";
import hardhatEzkl, { type CircuitProof, type EzklUserConfig } from "../src/index.ts";
import { CIRCUITS, runTaskIn, useProject } from "./project.ts";
import { refusalCode } from "./refusal.ts";

const SEPOLIA = 11_155_111;

describe("verifiers on networks", function () {
  this.timeout(300_000);
  const project = useProject({ built: true });
  let local: Anvil;
  let publicChain: Anvil;
  let networks: NonNullable<HardhatUserConfig["networks"]>;
  const proofFile = () => ({ circuit: "small", proof: project.path("proof.json") });

  before(async () => {
    [local, publicChain] = await Promise.all([startAnvil(), startAnvil({ chainId: SEPOLIA })]);
    networks = {
      local: { type: "http", url: local.url },
      sepolia: { type: "http", url: publicChain.url },
      nowhere: { type: "http", url: "http://127.0.0.1:9" },
    };
    const input = project.path("models/sample.json");
    await project.run("prove", { circuit: "small", input, out: project.path("proof.json") });
  });
  after(async () => {
    await Promise.all([local?.stop(), publicChain?.stop()]);
  });

  /** A task with --network. */
  const on = async (network: string, task: string, args: Record<string, unknown>, ezkl?: EzklUserConfig) =>
    await runTaskIn(await project.runtime(ezkl, { networks }, { network }), task, args);

  it("are deployed once, and found again by their build", async () => {
    expect(await refusalCode(on("local", "verify-evm", proofFile()))).to.equal("NOT_DEPLOYED");
    const { result: deployed } = await on("local", "deploy-verifier", { circuit: "small" });
    const { result: verified } = await on("local", "verify-evm", proofFile());
    expect(verified.verifier).to.equal(deployed.address);
  });

  it("are refused where other code lies, no code, or no node answers", async () => {
    const { result: other } = await on("local", "deploy-verifier", { circuit: "small" });
    const at = (verifier: string) => ({ ...proofFile(), verifier });
    const nobody = `0x${"11".repeat(20)}`;
    expect(await refusalCode(on("sepolia", "verify-evm", at(other.address)))).to.equal("NOT_DEPLOYED");
    expect(await refusalCode(on("local", "verify-evm", at(nobody)))).to.equal("NOT_DEPLOYED");
    expect(
      await refusalCode(on("local", "verify-evm", at("0x4e59b44847b379578588920cA78FbF26c0B4956C"))),
    ).to.equal("WRONG_CODE");
    expect(await refusalCode(on("nowhere", "deploy-verifier", { circuit: "small" }))).to.equal(
      "NETWORK_UNREACHABLE",
    );
  });

  it("are not deployed to a public network where their SRS is this machine's, and are where it is the ceremony's", async () => {
    const insecure = {
      circuits: { small: CIRCUITS.small!, test: { ...CIRCUITS.small!, insecureSrs: true } },
    };
    const { output } = await project.run("setup", { circuit: "test" }, insecure);
    expect(output).to.include("WARNING").and.include("insecure test SRS");
    const test = { circuit: "test" };
    expect(await refusalCode(on("sepolia", "deploy-verifier", test, insecure))).to.equal("INSECURE_SRS");
    expect((await on("local", "deploy-verifier", test, insecure)).result.circuit).to.equal("test");
    expect((await on("sepolia", "deploy-verifier", { circuit: "small" }, insecure)).result.chainId).to.equal(
      BigInt(SEPOLIA),
    );
  });

  it("are contracts of ethers where the project has it, else of viem, else none", async () => {
    const contractWith = async (plugin: typeof hardhatEzkl | undefined) => {
      const hre = await project.runtime(undefined, {
        plugins: plugin ? [plugin, hardhatEzkl] : [hardhatEzkl],
      });
      const circuit = await hre.ezkl.circuit("small");
      const { proof } = await circuit.proveFile(project.path("models/sample.json"));
      await circuit.close();
      const connection = await hre.network.create();
      const verifier = await connection.ezkl.deployVerifier("small");
      return { proof, contract: await verifier.contract<never>() };
    };
    interface Ethers {
      verifyProof: { staticCall(proof: string, instances: bigint[]): Promise<boolean> };
    }
    interface Viem {
      simulate: { verifyProof(args: [string, bigint[]]): Promise<{ result: boolean }> };
    }
    const args = ({ bytes, instances }: CircuitProof): [string, bigint[]] => [bytes, instances];
    const ethers = await contractWith(hardhatEthers);
    expect(await (ethers.contract as Ethers).verifyProof.staticCall(...args(ethers.proof))).to.equal(true);
    const viem = await contractWith(hardhatViem);
    expect((await (viem.contract as Viem).simulate.verifyProof(args(viem.proof))).result).to.equal(true);
    expect((await contractWith(undefined)).contract).to.equal(undefined);
  });
});
