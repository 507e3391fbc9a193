import { readFile } from "node:fs/promises";
import { isDevelopmentChain } from "@idol/client";
import { EzklError } from "@idol/ezkl/errors";
import type { OnProgress } from "@idol/ezkl/progress";
import { type ParsedProof, parseProof } from "@idol/ezkl/proof";
import { parseInput } from "@idol/ml/circuit";
import { paths } from "@idol/ml/judges";
import { createProver } from "@idol/ml/proving";
import { dataLength } from "ethers";
import { tamperings } from "hardhat-ezkl/testing";
import { askVerifier, verifyCalldata } from "hardhat-ezkl/verifier";
import { TaskError } from "../errors.ts";
import type { Chain } from "./connect.ts";

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
  const bound = { bytes: proof.hex, instances: proof.instances };
  if (!(await accepts(chain, verifier, verifyCalldata(bound))))
    throw refused(chain, verifier, "refuses a proof that holds");
  const ways = new Map(tamperings(bound).map(({ name, calldata }) => [name, calldata]));
  for (const [name, what] of asked(proof)) {
    if (await accepts(chain, verifier, ways.get(name)!)) {
      throw refused(chain, verifier, `accepts a proof with ${what}: it would pay anybody`);
    }
  }
}

/** Of all ways to change a proof those that a public node is bothered with: one of each instance, and one of the proof itself. */
function asked({ hex }: ParsedProof): [name: string, what: string][] {
  return [
    ["instance 1 plus one", "another score"],
    ["instance 0 plus one", "another key"],
    [`word ${dataLength(hex) / 32 - 1} with its last bit flipped`, "a changed bit"],
  ];
}

async function accepts({ connection, ethers }: Chain, verifier: string, calldata: string): Promise<boolean> {
  try {
    await askVerifier(connection, verifier, calldata);
    return true;
  } catch (thrown) {
    if (!(thrown instanceof EzklError) || thrown.code !== "PROOF_INVALID") throw thrown;
    // A node that is gone must not pass for a verifier that refuses.
    await ethers.provider.getBlockNumber();
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
