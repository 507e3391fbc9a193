import { isDevelopmentChain } from "@idol/client";
import type { CodedError } from "@idol/ezkl/errors";
import type { JudgeManifest } from "@idol/ml/circuit";
import { HDNodeWallet, ZeroAddress, ZeroHash } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { TaskError } from "../errors.ts";
import { buildContracts } from "./build-contracts.ts";
import type { Chain } from "./connect.ts";
import type { Terms } from "./season-terms.ts";

/** Everybody has the keys of these: the mnemonic that Hardhat, Anvil and Ganache start with. */
const TEST_MNEMONIC = "test test test test test test test test test test test junk";
const TEST_ACCOUNTS = 20;

/** A season that is about to be opened. */
export interface PlannedSeason {
  terms: Terms;
  /** What it is to be funded with, in the smallest unit. */
  pot: bigint;
  /** Unix seconds. */
  now: number;
  /** Whether the organiser insists on a pot that holds no prize. */
  anyway: boolean;
  /** Whether the organiser said that it needs neither allowlist nor audit. */
  open: boolean;
  /** Who sends and pays. */
  sender: string;
  /** Others who get a say, as the guardian. */
  others: readonly string[];
}

/**
 * On a public chain, refuses what an organiser would regret: a season with nothing in it, one that is over, one that anybody can drain
 * unless that was said, and keys that everybody has. Development chains take everything.
 *
 * @throws DEPLOYMENT_REFUSED
 */
export function checkPublicSeason(chain: Chain, planned: PlannedSeason): void {
  if (isDevelopmentChain(chain.chainId)) return;
  const { terms, pot, now, anyway, open, sender, others } = planned;
  checkAccounts(chain, [sender, ...others, String(terms.organiser), String(terms.auditor)]);
  if (terms.allowlistRoot === ZeroHash && terms.auditor === ZeroAddress && !open) {
    throw refused(
      chain,
      "the season has neither allowlist nor audit: a proof shows that some input has the score, not that anybody sang, and one " +
        "person can use many addresses",
      "Give --allowlist or --auditor with its options; or --open, if the pot may go to whoever computes fastest.",
    );
  }
  if (pot < BigInt(terms.prize) && !anyway) {
    throw refused(
      chain,
      "the season would be open without a prize in it",
      "Give a --pot of one prize or more; or --anyway, to fund it later.",
    );
  }
  if (Number(terms.closesAt) <= now) {
    throw refused(chain, "the season would be over already", "Open another one with idol:season open.");
  }
}

/** @throws DEPLOYMENT_REFUSED for an account whose key everybody has, on a public chain */
export function checkAccounts(chain: Chain, accounts: readonly string[]): void {
  if (isDevelopmentChain(chain.chainId)) return;
  const known = testAccounts();
  const account = accounts.find((candidate) => known.has(candidate));
  if (account === undefined) return;
  throw refused(
    chain,
    `${account} is one of the test mnemonic's accounts, whose keys everybody has`,
    "Use an account of your own: see docs/ORGANISER.md.",
  );
}

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
  throw refused(
    chain,
    `the code at ${verifier} is not what contracts/generated/${manifest.verifier}.sol compiles to`,
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

function testAccounts(): Set<string> {
  const root = HDNodeWallet.fromPhrase(TEST_MNEMONIC, undefined, "m/44'/60'/0'/0");
  return new Set(Array.from({ length: TEST_ACCOUNTS }, (_, index) => root.deriveChild(index).address));
}

function refused(chain: Chain, why: string, remedy: string): CodedError {
  return new TaskError(
    "DEPLOYMENT_REFUSED",
    `Nothing more is sent to network "${chain.connection.networkName}" (chain ${chain.chainId}): ${why}.`,
    remedy,
  );
}
