import { parseProof } from "@idol/ezkl/proof/proof.ts";
import { ZeroAddress } from "ethers";
import type { SubmissionStruct } from "../../../types/ethers-contracts/interfaces/IIdolReward.ts";
import { readAllowance, tokenAt } from "../chain/currency.ts";
import { explain } from "../chain/explain.ts";
import type { Node } from "../chain/node.ts";
import { readSeason, type Season } from "../chain/seasons.ts";
import type { KeptProof } from "../store/keep.ts";
import { connected, send } from "./send.ts";
import { type Account, stage } from "./state.ts";

/** Gas beyond the estimate: the verifier's share is taken from what is left, and estimates are tight. */
const GAS_MARGIN = { times: 5n, over: 4n };

/** What a claim costs beside its bond. */
export interface Quote {
  gas: bigint;
  /** In the chain's smallest units, at the present price. */
  fee: bigint;
}

/** What the reward contract's `claim` and `claimFor` take. */
export function submissionOf({ text, binding }: KeptProof, allowlistProof: string[]): SubmissionStruct {
  const { hex, instances } = parseProof(text);
  const { season, recordingHash } = binding;
  return { season: BigInt(season), proof: hex, instances: [...instances], recordingHash, allowlistProof };
}

/** A claim in the sender's own name, or relayed for the singer in the proof. */
export type Name = "own" | "relay";

/** Estimates a claim. @throws IdolError with the contract's reason, where it would be refused */
export async function quoteClaim(proof: KeptProof, name: Name, allowlist: string[]): Promise<Quote> {
  const { node, account } = connected();
  try {
    const { gas } = await rehearse(node, account, proof, name, allowlist);
    const { maxFeePerGas, gasPrice } = await node.provider.getFeeData();
    return { gas, fee: gas * (maxFeePerGas ?? gasPrice ?? 0n) };
  } catch (thrown) {
    throw explain(thrown, node.reward.interface, account.wallet.name);
  }
}

/** Sends a claim and waits until it is mined. */
export function claim(proof: KeptProof, name: Name, allowlist: string[]): Promise<boolean> {
  return send({ kind: "claim", place: "claim", proof: proof.id }, async (node, account) => {
    const { gas, call } = await rehearse(node, account, proof, name, allowlist);
    return { ...call, gasLimit: (gas * GAS_MARGIN.times) / GAS_MARGIN.over };
  });
}

/** Whether the connected account has to let the contest take a season's bond before it claims: in seasons of an ERC-20. */
export async function needsAllowance({ terms }: Season): Promise<boolean> {
  if (!hasTokenBond(terms)) return false;
  const { node, account, reward } = connected();
  return (await readAllowance(node, terms.currency, account.address, reward)) < terms.bond;
}

/** Lets the contest take a season's bond, and no more, from the connected account. */
export function allowBond({ terms }: Season): Promise<boolean> {
  return send({ kind: "allowance", place: "claim" }, async (node, { address }) => {
    const { reward } = connected();
    const approve = tokenAt(node, terms.currency).getFunction("approve");
    return await approve.populateTransaction(reward, terms.bond, { from: address });
  });
}

/** Takes out what a season owes to a singer: to any address by the singer, to the singer by anyone. */
export function withdraw(season: bigint, singer: string, to: string): Promise<boolean> {
  return send({ kind: "withdraw", place: "claim" }, async ({ reward }, { address }) => {
    const own = address === singer;
    const from = { from: address };
    if (own) await reward.withdraw.staticCall(season, to, from);
    else await reward.withdrawFor.staticCall(season, singer, from);
    return own
      ? await reward.withdraw.populateTransaction(season, to, from)
      : await reward.withdrawFor.populateTransaction(season, singer, from);
  });
}

async function rehearse(node: Node, account: Account, proof: KeptProof, name: Name, allowlist: string[]) {
  const { reward } = node;
  const submission = submissionOf(proof, allowlist);
  const { deployment } = stage.get();
  const { terms } = await readSeason(node, deployment!, BigInt(proof.binding.season));
  const method = name === "own" ? reward.claim : reward.claimFor;
  // Of an ERC-20 the contract takes the bond itself.
  const overrides = { from: account.address, value: hasTokenBond(terms) ? 0n : terms.bond };
  // A call first: it costs nothing and brings the contract's reason, whatever the node makes of failing transactions.
  await method.staticCall(submission, overrides);
  const gas = await method.estimateGas(submission, overrides);
  return { gas, call: await method.populateTransaction(submission, overrides) };
}

function hasTokenBond({ currency, bond }: Season["terms"]): boolean {
  return currency !== ZeroAddress && bond > 0n;
}
