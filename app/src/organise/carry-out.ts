import { type BatchTransaction, batchFile } from "@idol/client";
import type { ContractTransaction } from "ethers";
import { explain } from "../chain/explain.ts";
import type { Node } from "../chain/node.ts";
import { connected, send } from "../session/send.ts";
import { session, setError } from "../session/state.ts";
import { saveFile } from "../ui/download.ts";
import { safeOnChain, sender } from "./sender.ts";

/** One thing that an organiser does. */
export interface Act {
  /** As a Safe's owners read it. */
  name: string;
  /** Its transactions, none where nothing is left to do. */
  make(node: Node, from: string): Promise<ContractTransaction[]>;
  /** Whether it can be tried only once what stands before it was done. */
  later?: boolean;
}

/**
 * Does some things in order: from the connected account, each tried before it is sent; or as a file for a Safe, of which the first are tried.
 * Returns whether all of it is done, or saved; what went wrong is told.
 *
 * @param season - whose amounts and scores a failure speaks of
 */
export async function carryOut(name: string, season: bigint, acts: readonly Act[]): Promise<boolean> {
  setError("organise", undefined);
  return sender.get().way === "safe" ? await saveBatch(name, season, acts) : await sendAll(season, acts);
}

async function sendAll(season: bigint, acts: readonly Act[]): Promise<boolean> {
  for (const act of acts) {
    const made = await telling(season, async () => {
      const { node, account } = connected();
      return await act.make(node, account.address);
    });
    if (made === undefined) return false;
    for (const transaction of made) {
      const request = { kind: "organise", scope: "organise", season } as const;
      const done = await send(request, async (node, { address }) => {
        await node.provider.call({ ...transaction, from: address });
        return transaction;
      });
      if (!done) return false;
    }
  }
  return true;
}

async function saveBatch(name: string, season: bigint, acts: readonly Act[]): Promise<boolean> {
  const text = await telling(season, async () => {
    const { node, safe, deployment } = await safeOnChain();
    const calls: BatchTransaction[] = [];
    for (const act of acts) {
      for (const transaction of await act.make(node, safe)) {
        if (act.later !== true) await node.provider.call({ ...transaction, from: safe });
        const { to, data, value = 0n } = transaction;
        calls.push({ title: act.name, to, data, value });
      }
    }
    const { chainId } = deployment;
    return batchFile({ chainId: BigInt(chainId), safe, task: name, transactions: calls }, Date.now());
  });
  if (text === undefined) return false;
  saveFile(`idol-safe-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.json`, text, "application/json");
  return true;
}

async function telling<T>(season: bigint, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (thrown) {
    const { account, seasons } = session.get();
    const about = seasons.find(({ number }) => number === season);
    setError("organise", explain(thrown, account?.wallet.name ?? "The chain", about));
    return undefined;
  }
}
