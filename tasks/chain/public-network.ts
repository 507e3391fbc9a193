import { isDevelopmentChain } from "@idol/client";
import type { JudgeManifest } from "@idol/ml/circuit";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { TaskError } from "../errors.ts";
import { buildContracts } from "./build-contracts.ts";
import type { Chain } from "./connect.ts";
import { refusedOn } from "./terms-refusal.ts";

/**
 * On a public chain, refuses a verifier whose code is not what the manifest's source compiles to, and one made under an SRS whose maker
 * can forge proofs.
 *
 * @throws DEPLOYMENT_REFUSED, SRS_MISSING
 */
export async function checkPublicVerifier(
  hre: HardhatRuntimeEnvironment,
  chain: Chain,
  manifest: JudgeManifest,
  verifier: string,
): Promise<void> {
  if (isDevelopmentChain(chain.chainId)) return;
  checkCeremony(chain, manifest);
  if (await isVerifierOf(hre, chain, manifest, verifier)) return;
  throw refusedOn(
    chain,
    `The code at ${verifier} is not what contracts/generated/${manifest.verifier}.sol compiles to.`,
    "Deploy the judge's verifier with idol:deploy --only verifier, with the compiler settings of hardhat.config.ts.",
  );
}

/** Whether the code at an address is what the source of a judge's verifier compiles to here. */
export async function isVerifierOf(
  hre: HardhatRuntimeEnvironment,
  { ethers }: Chain,
  manifest: JudgeManifest,
  address: string,
): Promise<boolean> {
  await buildContracts(hre);
  const { deployedBytecode } = await hre.artifacts.readArtifact(manifest.verifier);
  return (await ethers.provider.getCode(address)) === deployedBytecode;
}

/** @throws SRS_MISSING if the manifest says that the circuit was built under an insecure SRS and the chain is public */
export function checkCeremony({ chainId }: Chain, manifest: JudgeManifest): void {
  if (manifest.srs.origin === "ceremony" || isDevelopmentChain(chainId)) return;
  throw new TaskError(
    "SRS_MISSING",
    `The circuit was built under an insecure test SRS, whose maker can forge any proof; chain ${chainId} is public.`,
    "Build it under the ceremony's SRS: put the file into ml/srs and run idol:circuit.",
  );
}
