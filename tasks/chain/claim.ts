import { readFile } from "node:fs/promises";
import { checkBinding, type ProofBinding, parseBinding } from "@idol/client/key/binding.ts";
import { type ParsedProof, parseProof } from "@idol/ezkl/proof/proof.ts";
import type { IIdolReward, SubmissionStruct } from "../../types/ethers-contracts/interfaces/IIdolReward.js";
import { TaskError } from "../errors.ts";
import { bindingPath } from "../proofs/prove-recording.ts";
import { explainRefusal } from "./revert-messages.ts";

/** A proof with its sidecar, checked against each other. */
export interface BoundProof {
  proof: ParsedProof;
  /** The file's text. */
  text: string;
  binding: ProofBinding;
}

/** Reads a proof and its sidecar. @throws FILE_NOT_FOUND, PROOF_MALFORMED, BINDING_MISMATCH */
export async function readBoundProof(path: string): Promise<BoundProof> {
  const text = await readText(path, "proof");
  const proof = parseProof(text);
  const binding = parseBinding(await readText(bindingPath(path), "sidecar of the proof"));
  checkBinding(text, binding);
  return { proof, text, binding };
}

/** What the reward contract's `claim` and `claimFor` take. */
export function submissionOf(
  { proof, binding }: Omit<BoundProof, "text">,
  allowlistProof: string[] = [],
): SubmissionStruct {
  return {
    season: BigInt(binding.season),
    proof: proof.hex,
    instances: [...proof.instances],
    recordingHash: binding.recordingHash,
    allowlistProof,
  };
}

/** What a claim did. */
export interface Claimed {
  singer: string;
  season: bigint;
  /** Instance units. */
  score: bigint;
  /** The prize that is owed now; zero where only the record was bettered. */
  prize: bigint;
  /** What was posted; it is owed with the prize once the audit is over. */
  bond: bigint;
  transaction: string;
  gasUsed: bigint;
}

/**
 * Sends a claim: in the sender's own name, or relayed for the singer in the proof.
 *
 * @param overrides - the value to send along: a native bond
 * @throws CONTRACT_REVERTED with the contract's reason, before anything is sent
 */
export async function sendClaim(
  reward: IIdolReward,
  submission: SubmissionStruct,
  relay: boolean,
  overrides: { value?: bigint } = {},
): Promise<Claimed> {
  const method = relay ? reward.claimFor : reward.claim;
  try {
    // A call first: it costs nothing and brings the contract's reason, whatever the node makes of failing transactions.
    await method.staticCall(submission, overrides);
    const sent = await method.send(submission, overrides);
    const receipt = await sent.wait();
    if (receipt === null) throw new Error("the node gave no receipt");
    const logs = receipt.logs.map((log) => reward.interface.parseLog(log)).filter((log) => log !== null);
    const won = logs.find(({ name }) => name === "PrizeClaimed");
    const improved = logs.find(({ name }) => name === "ScoreImproved");
    const event = won ?? improved;
    if (event === undefined) throw new Error("the transaction left no event of the reward contract");
    return {
      singer: event.args.singer as string,
      season: event.args.season as bigint,
      score: event.args.score as bigint,
      prize: won === undefined ? 0n : (won.args.prize as bigint),
      bond: won === undefined ? 0n : (won.args.bond as bigint),
      transaction: receipt.hash,
      gasUsed: receipt.gasUsed,
    };
  } catch (thrown) {
    throw explainRefusal(thrown, reward.interface);
  }
}

async function readText(path: string, what: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new TaskError(
      "FILE_NOT_FOUND",
      `The ${what} ${path} cannot be read.`,
      "Give the --proof that idol:prove wrote, with its .binding.json beside it.",
      { cause },
    );
  }
}
