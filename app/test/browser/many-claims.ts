import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { termsHashOf } from "@idol/client";
import { deriveKey } from "@idol/client/key";
import { ContractFactory, toBeHex, zeroPadValue } from "ethers";
import { appPaths } from "../../host/paths.ts";
import type { Contest } from "./contest.ts";
import { openSeason } from "./seasons.ts";

/** The proof that `MockVerifier` accepts. */
const VALID_PROOF = "0x76616c6964";

/** Opens a season whose verifier believes everybody, and has so many singers claim in it. */
export async function seasonOfMany(
  contest: Contest,
  count: number,
  scoreOf: (index: number) => bigint,
): Promise<{ season: bigint; singers: string[] }> {
  const { provider, reward, deployment } = contest;
  const path = join(appPaths.workspace, "artifacts/contracts/mocks/MockVerifier.sol/MockVerifier.json");
  const { abi, bytecode } = JSON.parse(await readFile(path, "utf8"));
  const sender = await provider.getSigner(0);
  const verifier = await (await new ContractFactory(abi, bytecode, sender).deploy()).waitForDeployment();
  const terms = { verifier: await verifier.getAddress(), prize: 1n, threshold: 0n };
  const season = await openSeason(contest, terms, BigInt(count));
  const chainId = BigInt(deployment.chainId);
  const opened = await reward.seasonOf(season);
  const termsHash = termsHashOf(opened.terms, opened.state.verifierCodeHash);
  const singers = Array.from({ length: count }, (_, index) => zeroPadValue(toBeHex(0x1d01_0000 + index), 20));
  const submissions = singers.map((account, index) => {
    const key = deriveKey({ account, chainId, reward: deployment.reward, season, termsHash });
    return {
      season,
      proof: VALID_PROOF,
      instances: [key, scoreOf(index)],
      commitment: `0x${"0".repeat(64)}`,
      allowlistProof: [],
      deadline: 0n,
      signature: "0x",
    };
  });
  const connected = reward.connect(sender);
  for (let at = 0; at < count; at += 50) {
    const batch = submissions.slice(at, at + 50);
    await (await connected.claimBatch(batch)).wait();
  }
  return { season, singers };
}
