import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { JudgeManifest } from "@idol/ml/circuit";
import { Contract, ContractFactory, type InterfaceAbi, type Signer, ZeroAddress, ZeroHash } from "ethers";
import { runProgram } from "../measure/run-program.ts";
import { workspace } from "../workspace.ts";

/** A contract on the bench's chain, and what it cost to put it there. */
export interface Deployed {
  contract: Contract;
  address: string;
  gas: bigint;
  /** Of the code on the chain. */
  bytes: number;
}

/** Compiles what has changed, with the settings of hardhat.config.ts. */
export async function buildContracts(): Promise<void> {
  await runProgram({ command: "hardhat", args: ["build", "--quiet", "--no-tests"], cwd: workspace });
}

/** Deploys a contract of this project. @param source - its file under contracts */
export async function deploy(
  signer: Signer,
  source: string,
  name: string,
  args: unknown[],
): Promise<Deployed> {
  const artifact = join(workspace, "artifacts", "contracts", source, `${name}.json`);
  const { abi, bytecode } = JSON.parse(await readFile(artifact, "utf8")) as {
    abi: InterfaceAbi;
    bytecode: string;
  };
  return await deployCode(signer, abi, bytecode, args);
}

/** Deploys compiled code. */
export async function deployCode(
  signer: Signer,
  abi: InterfaceAbi,
  bytecode: string,
  args: unknown[] = [],
): Promise<Deployed> {
  const made = await new ContractFactory(abi, bytecode, signer).deploy(...args);
  const receipt = await made.deploymentTransaction()!.wait();
  const address = await made.getAddress();
  const code = await signer.provider!.getCode(address);
  return {
    contract: new Contract(address, abi, signer),
    address,
    gas: receipt!.gasUsed,
    bytes: (code.length - 2) / 2,
  };
}

const DAY = 86_400;
const PRIZE = 10n ** 16n;

/** Terms of a season that pays every score from `threshold`; no audit, no allowlist. */
export function seasonTerms(
  { manifest, threshold }: { manifest: JudgeManifest; threshold: bigint },
  verifier: string,
  organiser: string,
  { now, badge }: { now: number; badge: boolean },
) {
  return {
    verifier,
    opensAt: now,
    closesAt: now + DAY,
    scoreScale: manifest.score.scale,
    badge,
    judgeHash: manifest.judgeHash,
    minScore: BigInt(manifest.score.lowest),
    maxScore: BigInt(manifest.score.highest),
    threshold,
    prize: PRIZE,
    currency: ZeroAddress,
    revealPeriod: 0,
    auditPeriod: 0,
    phrase: false,
    auditor: ZeroAddress,
    organiser,
    bond: 0n,
    allowlistRoot: ZeroHash,
  };
}

/** What a season is funded with: enough for the claims that are measured. */
export const POT = 10n * PRIZE;
