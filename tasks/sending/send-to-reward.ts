import { type IIdolReward, rewardAt } from "@idol/client";
import type { OpenReward } from "../chain/open-reward.ts";
import { type Command, type Order, type Running, runCommand } from "./command.ts";
import { writeBatch } from "./safe/write-batch.ts";

/**
 * Runs a command that sends to a reward contract, which is about that contract among others; or rehearses it for a Safe, and writes the batch.
 *
 * @throws as `runCommand`
 */
export async function sendToReward<Result>(
  { chain, sender, address, safe }: OpenReward,
  running: Running,
  order: Order,
  work: (reward: IIdolReward, command: Command) => Promise<Result>,
): Promise<Result> {
  const about = `${address} ${order.about}`.trim();
  return await runCommand(chain, sender, running, { ...order, about }, async (command) => {
    const result = await work(rewardAt(address, command.signer), command);
    if (safe !== undefined) {
      running.onBatch?.(await writeBatch(safe, chain, sender.address, order.task, command.entry.steps));
    }
    return result;
  });
}

/** The same for a command of one transaction, which the contract itself does not do twice. */
export async function sendOne<Result>(
  opened: OpenReward,
  running: Running,
  { task, about, step }: { task: string; about: string; step: string },
  work: (reward: IIdolReward, command: Command) => Promise<Result>,
): Promise<Result> {
  const order = { task, about, options: {}, steps: [step] };
  return await sendToReward(opened, running, order, (reward, command) =>
    command.step(step, () => work(reward, command)),
  );
}
