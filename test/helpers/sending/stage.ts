import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { toQuantity } from "ethers";
import { type CliRun, type RunningCli, startCli } from "../cli.ts";
import { type ChainNode, type ChainState, startChainNode } from "./chain-node.ts";
import { effectOf } from "./effect.ts";
import { type Scenario, withOptions } from "./scenarios.ts";
import type { World } from "./world.ts";

/** What befalls a command at one of its transactions. */
export const FAULTS = [
  "Ctrl-C",
  "the command is killed",
  "the node dies before it",
  "the node dies after it",
  "the node dies and forgets it",
  "it runs out of gas",
] as const;
export type Fault = (typeof FAULTS)[number];

/** A command on a node of its own, to be run again and again. */
export interface Stage {
  node: ChainNode;
  start(options?: Record<string, string>): RunningCli;
  run(options?: Record<string, string>): Promise<CliRun>;
  /** Runs it while a fault strikes at a transaction. */
  strike(fault: Fault, transaction: number): Promise<CliRun>;
  /** Transactions of the sender's since the beginning that are in a block. */
  sent(): Promise<number>;
  /** What stands in the contract that a run's result names. */
  effect(end: CliRun): Promise<unknown>;
  balance(wei: bigint): Promise<void>;
  /** The chain once so many of the sender's transactions are in a block. */
  settled(transactions: number): Promise<ChainState>;
  stop(): Promise<void>;
}

/** Sets a command on a chain of its own. */
export async function setStage(
  task: string,
  scenario: Scenario,
  world: World,
  folder: string,
): Promise<Stage> {
  const node = await startChainNode(scenario.empty ? undefined : world.state);
  const { proxy, request } = node;
  const count = async () => Number(await request("eth_getTransactionCount", scenario.sender, "latest"));
  const before = await count();
  const own = join(folder, "journal");
  await rm(own, { recursive: true, force: true });
  const start = (options?: Record<string, string>) =>
    startCli(
      ["--network", "anvil", ...task.split(" "), ...withOptions(scenario.command(world), options), "--json"],
      { env: { IDOL_ANVIL_URL: node.url }, folder: own },
    );
  const strike = async (fault: Fault, transaction: number): Promise<CliRun> => {
    let kept: ChainState | undefined;
    proxy.plan(async (arrived) => {
      if (arrived !== transaction) return "none";
      if (fault === "Ctrl-C") {
        // In no block before the command has ended: else it would be done with its last one, and not interrupted.
        await request("evm_setIntervalMining", 0);
        running.signal("SIGINT");
      }
      if (fault === "the command is killed") running.signal("SIGKILL");
      if (fault === "the node dies before it") return "dies before";
      if (fault === "the node dies after it") return "dies after";
      if (fault === "it runs out of gas") return "runs dry";
      if (fault === "the node dies and forgets it") {
        kept = await node.state();
        return "dies after";
      }
      return "none";
    });
    const running = start();
    const end = await running.ended;
    if (kept !== undefined) await node.replace(kept);
    if (fault === "Ctrl-C") await request("evm_setIntervalMining", 1);
    proxy.plan(() => "none");
    return end;
  };
  return {
    node,
    start,
    run: (options) => start(options).ended,
    strike,
    sent: async () => (await count()) - before,
    effect: (end) => effectOf(node.provider(), scenario.empty ? JSON.parse(end.stdout).reward : world.reward),
    balance: async (wei) => void (await request("anvil_setBalance", scenario.sender, toQuantity(wei))),
    async settled(transactions) {
      while ((await count()) - before < transactions) await sleep(100);
      return await node.state();
    },
    stop: () => node.stop(),
  };
}
