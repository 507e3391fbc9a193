import { IdolError } from "@idol/ml/errors.ts";
import { parseProof } from "@idol/ml/prover/proof.ts";
import { BrowserProvider, type ContractTransaction } from "ethers";
import type { SubmissionStruct } from "../../../types/ethers-contracts/interfaces/IIdolReward.ts";
import { explain } from "../chain/explain.ts";
import type { Node } from "../chain/node.ts";
import { readSeason } from "../chain/seasons.ts";
import { type KeptProof, keep, type Sent } from "../store/keep.ts";
import { followChain } from "./chain.ts";
import { type Account, stage, tell } from "./state.ts";

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
  return send("claim", proof.id, async (node, account) => {
    const { gas, call } = await rehearse(node, account, proof, name, allowlist);
    return { ...call, gasLimit: (gas * GAS_MARGIN.times) / GAS_MARGIN.over };
  });
}

/** Takes out what a season owes to a singer: to any address by the singer, to the singer by anyone. */
export function withdraw(season: bigint, singer: string, to: string): Promise<boolean> {
  return send("withdraw", undefined, async ({ reward }, { address }) => {
    const own = address === singer;
    const from = { from: address };
    if (own) await reward.withdraw.staticCall(season, to, from);
    else await reward.withdrawFor.staticCall(season, singer, from);
    return own
      ? await reward.withdraw.populateTransaction(season, to, from)
      : await reward.withdrawFor.populateTransaction(season, singer, from);
  });
}

/** Says where the recording of the sender's claim lies. */
export function reveal(season: bigint, uri: string): Promise<boolean> {
  return send("reveal", undefined, async ({ reward }, { address }) => {
    await reward.reveal.staticCall(season, uri, { from: address });
    return await reward.reveal.populateTransaction(season, uri, { from: address });
  });
}

/** Goes on waiting for what an earlier visit sent. */
export async function resumeSent(): Promise<void> {
  const { node, sent } = stage.get();
  if (node === undefined) return;
  await Promise.all(sent.map((each) => waitFor(node, each).catch(() => {})));
}

async function rehearse(node: Node, account: Account, proof: KeptProof, name: Name, allowlist: string[]) {
  const { reward } = node;
  const submission = submissionOf(proof, allowlist);
  const { deployment } = stage.get();
  const { terms } = await readSeason(node, deployment!, BigInt(proof.binding.season));
  const method = name === "own" ? reward.claim : reward.claimFor;
  const overrides = { from: account.address, value: terms.bond };
  // A call first: it costs nothing and brings the contract's reason, whatever the node makes of failing transactions.
  await method.staticCall(submission, overrides);
  const gas = await method.estimateGas(submission, overrides);
  return { gas, call: await method.populateTransaction(submission, overrides) };
}

/** Sends what `prepare` makes from the connected account; whether it was mined and did not fail. */
async function send(
  kind: Sent["kind"],
  proof: string | undefined,
  prepare: (node: Node, account: Account) => Promise<ContractTransaction>,
): Promise<boolean> {
  tell("claim", undefined);
  let reward: Node["reward"] | undefined;
  try {
    const { node, account, chainId } = connected();
    reward = node.reward;
    const transaction = await prepare(node, account);
    const signer = await new BrowserProvider(account.wallet.provider, "any").getSigner(account.address);
    const hash = await signer.sendUncheckedTransaction(transaction);
    const sent: Sent = { hash, kind, chainId, ...(proof === undefined ? {} : { proof }) };
    stage.set(({ sent: others }) => ({ sent: [sent, ...others] }));
    await keep.saveSent(sent).catch(() => {});
    await waitFor(node, sent);
    return true;
  } catch (thrown) {
    const { account } = stage.get();
    const name = account?.wallet.name ?? "The wallet";
    tell("claim", reward === undefined ? asIs(thrown) : explain(thrown, reward.interface, name));
    return false;
  }
}

async function waitFor(node: Node, sent: Sent): Promise<void> {
  const receipt = await node.provider.waitForTransaction(sent.hash);
  stage.set((now) => ({ sent: now.sent.filter(({ hash }) => hash !== sent.hash) }));
  await keep.dropSent(sent.hash).catch(() => {});
  await followChain();
  if (receipt?.status !== 1) {
    throw new IdolError(
      "TRANSACTION_FAILED",
      "The transaction was mined, but it failed: something changed in between.",
      "Try again; the page will tell the reason beforehand.",
    );
  }
  if (sent.kind === "claim" && sent.proof !== undefined) await noteClaim(sent.proof, sent.hash);
}

async function noteClaim(id: string, claim: string): Promise<void> {
  const proof = stage.get().proofs.find((each) => each.id === id);
  if (proof === undefined) return;
  const noted = { ...proof, claim };
  stage.set(({ proofs }) => ({ proofs: proofs.map((each) => (each.id === id ? noted : each)) }));
  await keep.saveProof(noted).catch(() => {});
}

/** @throws IdolError `WALLET_MISSING`, `NETWORK_MISMATCH`, `NETWORK_UNREACHABLE` */
function connected(): { node: Node; account: Account; chainId: number } {
  const { node, account, deployment } = stage.get();
  if (account === undefined) {
    throw new IdolError("WALLET_MISSING", "No account is connected.", "Connect a wallet above.");
  }
  if (node === undefined || deployment === undefined) {
    throw new IdolError(
      "NETWORK_UNREACHABLE",
      "The chain does not answer.",
      "The page tries again by itself; your proof is kept.",
    );
  }
  const { chainId, network } = deployment;
  if (account.chainId !== chainId) {
    throw new IdolError(
      "NETWORK_MISMATCH",
      `${account.wallet.name} is on another network (chain ${account.chainId}); this contest is on ${network}.`,
      "Switch the wallet to it.",
    );
  }
  return { node, account, chainId };
}

function asIs(thrown: unknown): IdolError {
  if (thrown instanceof IdolError) return thrown;
  throw thrown;
}
