import { approvalOf, nativeBond, needsApproval, prepare, readSeason, submissionOf } from "@idol/client";
import { checkedAddress } from "@idol/client/key";
import { explain } from "../chain/explain.ts";
import type { Node } from "../chain/node.ts";
import type { Season } from "../chain/seasons.ts";
import { PageError } from "../errors.ts";
import type { KeptProof } from "../store/keep.ts";
import { connected, send } from "./send.ts";
import { session } from "./state.ts";

/** Gas beyond the estimate: the verifier's share is taken from what is left, and estimates are tight. */
const GAS_MARGIN = { times: 5n, over: 4n };

/** What a claim costs beside its bond. */
export interface Quote {
  gas: bigint;
  /** In the chain's smallest units, at the present price. */
  fee: bigint;
}

/** A claim in the sender's own name, or relayed for the singer in the proof. */
export type Name = "own" | "relay";

/** Estimates a claim. @throws IdolError with the contract's reason, where it would be refused */
export async function quoteClaim(proof: KeptProof, name: Name, allowlist: string[]): Promise<Quote> {
  const { node, account } = connected();
  try {
    const { gas } = await rehearse(node, account.address, proof, name, allowlist);
    return await priced(node, gas);
  } catch (thrown) {
    throw explain(thrown, account.wallet.name, seasonOf(proof));
  }
}

/** Estimates what a relay pays for a claim without a bond; whoever sends it pays the same. */
export async function quoteRelayed(node: Node, proof: KeptProof, allowlist: string[]): Promise<Quote> {
  const { gas } = await rehearse(node, proof.binding.account, proof, "relay", allowlist);
  return await priced(node, gas);
}

async function priced(node: Node, gas: bigint): Promise<Quote> {
  const { maxFeePerGas, gasPrice } = await node.provider.getFeeData();
  return { gas, fee: gas * (maxFeePerGas ?? gasPrice ?? 0n) };
}

/** Sends a claim and waits until it is mined. */
export function claim(proof: KeptProof, name: Name, allowlist: string[]): Promise<boolean> {
  const season = BigInt(proof.binding.season);
  return send({ kind: "claim", scope: "claim", season, proof: proof.id }, async (node, account) => {
    const { gas, call } = await rehearse(node, account.address, proof, name, allowlist);
    return { ...call, gasLimit: (gas * GAS_MARGIN.times) / GAS_MARGIN.over };
  });
}

/** Whether the connected account has to let the contest take a season's bond before it claims: in seasons of an ERC-20. */
export async function needsAllowance({ terms }: Season): Promise<boolean> {
  const { node, account, reward } = connected();
  return await needsApproval(node.provider, terms.currency, account.address, reward, terms.bond);
}

/** Lets the contest take a season's bond, and no more, from the connected account. */
export async function allowBond(season: Season): Promise<boolean> {
  const { number, terms } = season;
  const approve = () =>
    send({ kind: "allowance", scope: "claim", season: number }, async (node, { address }) => {
      const { reward } = connected();
      const [next] = await approvalOf(node.provider, terms.currency, address, reward, terms.bond);
      if (next !== undefined) return next;
      throw new PageError("CANCELLED", "The bond is allowed already.", "Claim with it.");
    });
  // Tokens such as USDT take an approval only from or to zero: then there are two.
  return (await approve()) && (!(await needsAllowance(season)) || (await approve()));
}

/** Takes out what a season owes to a singer: to any address by the singer, to the singer by anyone. */
export function withdraw(season: bigint, singer: string, to: string): Promise<boolean> {
  return send({ kind: "withdraw", scope: "claim", season }, ({ reward }, { address }) => {
    const from = { from: address };
    return address === singer
      ? prepare(reward.withdraw, [season, checkedAddress(to, "address"), from])
      : prepare(reward.withdrawFor, [season, singer, from]);
  });
}

function seasonOf({ binding }: KeptProof): Season | undefined {
  return session.get().seasons.find(({ number }) => number === BigInt(binding.season));
}

async function rehearse(node: Node, from: string, proof: KeptProof, name: Name, allowlist: string[]) {
  const { reward } = node;
  const consent = name === "relay" ? proof.consent : undefined;
  const submission = submissionOf(proof.text, proof.binding, allowlist, consent);
  const { terms } = await readSeason(reward, BigInt(proof.binding.season));
  const method = name === "own" ? reward.claim : reward.claimFor;
  const overrides = { from, value: nativeBond(terms) };
  const call = await prepare(method, [submission, overrides]);
  return { gas: await method.estimateGas(submission, overrides), call };
}
