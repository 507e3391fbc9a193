import { readFile } from "node:fs/promises";
import { isDevelopmentChain } from "@idol/client";
import type { OnProgress } from "@idol/ezkl/progress";
import { type ParsedProof, parseProof } from "@idol/ezkl/proof";
import { parseInput } from "@idol/ml/circuit";
import { paths } from "@idol/ml/judges";
import { createProver } from "@idol/ml/proving";
import { concat, dataSlice, toBeHex } from "ethers";
import { TaskError } from "../errors.ts";
import type { Chain } from "./connect.ts";
import { verifyOnChain } from "./verify-on-chain.ts";

/**
 * On a public chain, proves the judge's sample input and asks the deployed verifier: it has to accept the proof, and to refuse it with another
 * score, another key, or a changed bit. This takes seconds; development chains are thrown away and not asked.
 *
 * @throws DEPLOYMENT_REFUSED, and what `createProver` and `prove` throw
 */
export async function tryVerifier(
  chain: Chain,
  judge: string,
  verifier: string,
  onProgress: OnProgress,
): Promise<void> {
  if (isDevelopmentChain(chain.chainId)) return;
  onProgress({ step: "Try the verifier with a proof of the judge's sample" });
  const path = paths.artefact(judge, "input");
  const input = parseInput(await readFile(path, "utf8"), path);
  const prover = await createProver({ judge });
  let proof: ParsedProof;
  try {
    proof = parseProof((await prover.prove(input)).proof);
  } finally {
    await prover.close();
  }
  if (!(await accepts(chain, verifier, proof))) throw refused(chain, verifier, "refuses a proof that holds");
  for (const [what, changed] of Object.entries(corrupted(proof))) {
    if (await accepts(chain, verifier, changed)) {
      throw refused(chain, verifier, `accepts a proof with ${what}: it would pay anybody`);
    }
  }
}

/** A proof as it must not be accepted, by what is wrong with it. */
export function corrupted(proof: ParsedProof): Record<string, ParsedProof> {
  const [key = 0n, score = 0n] = proof.instances;
  const last = proof.hex.length / 2 - 2;
  const flipped = toBeHex(BigInt(dataSlice(proof.hex, last)) ^ 1n, 1);
  return {
    "another score": { ...proof, instances: [key, score + 1n] },
    "another key": { ...proof, instances: [key + 1n, score] },
    "a changed bit": { ...proof, hex: concat([dataSlice(proof.hex, 0, last), flipped]) },
  };
}

async function accepts(chain: Chain, verifier: string, proof: ParsedProof): Promise<boolean> {
  try {
    await verifyOnChain(chain, verifier, proof);
    return true;
  } catch (thrown) {
    if (!(thrown instanceof TaskError) || thrown.code !== "PROOF_INVALID") throw thrown;
    // A node that is gone must not pass for a verifier that refuses.
    await chain.ethers.provider.getBlockNumber();
    return false;
  }
}

function refused({ connection, chainId }: Chain, verifier: string, what: string): TaskError {
  return new TaskError(
    "DEPLOYMENT_REFUSED",
    `No season is opened on network "${connection.networkName}" (chain ${chainId}): the verifier at ${verifier} ${what}.`,
    "Look whether the chain's precompiles and opcodes are Ethereum's, and build the judge's circuit anew with idol:circuit.",
  );
}
