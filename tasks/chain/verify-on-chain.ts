import type { CodedError } from "@idol/ezkl/errors";
import { type ParsedProof, proofCalldata } from "@idol/ezkl/proof";
import { Interface } from "ethers";
import { TaskError } from "../errors.ts";
import type { Chain } from "./connect.ts";

/** EZKL's verifier: reverts without data for a proof that does not hold. */
const VERIFIER = new Interface([
  "function verifyProof(bytes proof, uint256[] instances) view returns (bool)",
]);

/**
 * Asks a deployed verifier, by a call.
 *
 * @throws NOT_DEPLOYED if there is no code, PROOF_INVALID if it does not answer with a plain yes
 */
export async function verifyOnChain({ ethers }: Chain, verifier: string, proof: ParsedProof): Promise<void> {
  if ((await ethers.provider.getCode(verifier)) === "0x") {
    throw new TaskError(
      "NOT_DEPLOYED",
      `There is no verifier at ${verifier}.`,
      "Give the address of a deployed verifier with --verifier, or deploy one: npx hardhat idol:deploy --only verifier.",
    );
  }
  const data = VERIFIER.encodeFunctionData("verifyProof", proofCalldata(proof));
  let answer: string;
  try {
    answer = await ethers.provider.call({ to: verifier, data });
  } catch (cause) {
    throw refused(verifier, cause);
  }
  if (answer !== VERIFIER.encodeFunctionResult("verifyProof", [true])) throw refused(verifier);
}

function refused(verifier: string, cause?: unknown): CodedError {
  return new TaskError(
    "PROOF_INVALID",
    `The verifier ${verifier} refuses the proof.`,
    "Use the proof as idol:prove wrote it, with the verifier of the judge that made it.",
    { cause },
  );
}
