import type { CodedError } from "@idol/ezkl/errors";
import { BrowserProvider, type ContractTransaction } from "ethers";
import { explain } from "../chain/explain.ts";
import type { Node } from "../chain/node.ts";
import { PageError } from "../errors.ts";
import { isCancelled } from "../failure.ts";
import { keep, type Sent } from "../store/keep.ts";
import { followChain, onContest } from "./chain.ts";
import { type Account, type Scope, session, setError } from "./state.ts";

/** How to stop waiting for a transaction, by its hash. */
const waiting = new Map<string, () => void>();

/** Stops waiting for a transaction: one that was replaced or dropped is never mined under its hash. */
export async function stopWaiting(hash: string): Promise<void> {
  waiting.get(hash)?.();
  await forget(hash);
}

/** Goes on waiting for what an earlier visit sent, as soon as the contest is found. */
export function followSent(): void {
  onContest(() => {
    const { node, sent } = session.get();
    for (const each of sent) {
      if (!waiting.has(each.hash)) waitFor(node!, each).catch(() => {});
    }
  });
}

/** What is sent, and where it is told if that goes wrong. */
interface TransactionRequest {
  kind: Sent["kind"];
  scope: Scope;
  /** Whose amounts and scores a failure speaks of. */
  season: bigint;
  /** The proof that is claimed with. */
  proof?: string;
}

/** Sends what `prepare` makes from the connected account; whether it was mined and did not fail. */
export async function send(
  { kind, scope, season, proof }: TransactionRequest,
  prepare: (node: Node, account: Account) => Promise<ContractTransaction>,
): Promise<boolean> {
  setError(scope, undefined);
  try {
    const { node, account, chainId } = connected();
    const transaction = await prepare(node, account);
    const signer = await new BrowserProvider(account.wallet.provider, "any").getSigner(account.address);
    const hash = await signer.sendUncheckedTransaction(transaction);
    const sent: Sent = { hash, kind, chainId, ...(proof === undefined ? {} : { proof }) };
    session.set(({ sent: others }) => ({ sent: [sent, ...others] }));
    await keep.saveSent(sent).catch(() => {});
    await waitFor(node, sent);
    return true;
  } catch (thrown) {
    const { account, seasons } = session.get();
    const name = account?.wallet.name ?? "The wallet";
    if (isCancelled(thrown)) return false;
    const about = seasons.find(({ number }) => number === season);
    setError(scope, explain(thrown, name, about));
    return false;
  }
}

async function waitFor(node: Node, sent: Sent): Promise<void> {
  const stopped = new Promise<never>((_, reject) => {
    waiting.set(sent.hash, () => reject(noLongerWaited()));
  });
  const receipt = await Promise.race([node.provider.waitForTransaction(sent.hash), stopped]);
  if (receipt?.status === 1 && sent.kind === "claim" && sent.proof !== undefined) {
    await noteClaim(sent.proof, sent.hash);
  }
  await forget(sent.hash);
  await followChain();
  if (receipt?.status !== 1) {
    throw new PageError(
      "TRANSACTION_FAILED",
      "The transaction was mined, but it failed: something changed in between.",
      "Try again; the page will tell the reason beforehand.",
    );
  }
}

async function forget(hash: string): Promise<void> {
  waiting.delete(hash);
  // First what is kept: what the page no longer shows must not come back with a reload.
  await keep.dropSent(hash).catch(() => {});
  session.set(({ sent }) => ({ sent: sent.filter((each) => each.hash !== hash) }));
}

/** Notes that a proof was claimed with: by a transaction of this page, or as the chain shows. */
export async function noteClaim(id: string, claim = ""): Promise<void> {
  const proof = session.get().proofs.find((each) => each.id === id);
  if (proof === undefined) return;
  const noted = { ...proof, claim };
  session.set(({ proofs }) => ({ proofs: proofs.map((each) => (each.id === id ? noted : each)) }));
  await keep.saveProof(noted).catch(() => {});
}

/** Node and account, where the account can send to the contest. @throws PageError `WALLET_MISSING`, `NETWORK_MISMATCH`, `NETWORK_UNREACHABLE` */
export function connected(): { node: Node; account: Account; chainId: number; reward: string } {
  const { node, account, deployment } = session.get();
  if (account === undefined) {
    throw new PageError("WALLET_MISSING", "No account is connected.", "Connect a wallet above.");
  }
  if (node === undefined || deployment === undefined) {
    throw new PageError(
      "NETWORK_UNREACHABLE",
      "The chain does not answer.",
      "The page tries again by itself; your proof is kept.",
    );
  }
  const { chainId, network, reward } = deployment;
  if (account.chainId !== chainId) {
    throw new PageError(
      "NETWORK_MISMATCH",
      `${account.wallet.name} is on another network (chain ${account.chainId}); this contest is on ${network}.`,
      "Switch the wallet to it.",
    );
  }
  return { node, account, chainId, reward };
}

function noLongerWaited(): CodedError {
  return new PageError(
    "CANCELLED",
    "The page no longer waits for this transaction.",
    "If it is mined after all, the page shows what came of it.",
  );
}
