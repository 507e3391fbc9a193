import { EzklError } from "@idol/ezkl/errors";
import type { ParsedProof } from "@idol/ezkl/proof";
import { askVerifier, verifyCalldata } from "hardhat-ezkl/verifier";
import { TaskError } from "../errors.ts";
import type { Chain } from "./connect.ts";

/**
 * Asks a deployed verifier, by a call.
 *
 * @throws NOT_DEPLOYED if there is no code, PROOF_INVALID if it does not answer with a plain yes, NETWORK_UNREACHABLE
 */
export async function verifyOnChain(
  { ethers, connection }: Pick<Chain, "ethers" | "connection">,
  verifier: string,
  { hex, instances }: ParsedProof,
): Promise<void> {
  if ((await ethers.provider.getCode(verifier)) === "0x") {
    throw new TaskError(
      "NOT_DEPLOYED",
      `There is no verifier at ${verifier}.`,
      "Give the address of a deployed verifier with --verifier, or deploy one: npx hardhat idol:deploy --only verifier.",
    );
  }
  try {
    await askVerifier(connection, verifier, verifyCalldata({ bytes: hex, instances }));
  } catch (thrown) {
    if (!(thrown instanceof EzklError) || thrown.code !== "PROOF_INVALID") throw thrown;
    throw new TaskError(
      "PROOF_INVALID",
      thrown.message,
      "Use the proof as idol:prove wrote it, with the verifier of the judge that made it.",
      { cause: thrown.cause },
    );
  }
}
