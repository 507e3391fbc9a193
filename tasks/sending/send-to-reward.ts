import { type IIdolReward, rewardAt } from "@idol/client";
import type { OpenReward } from "../chain/open-reward.ts";
import { type Command, type Order, type Running, runCommand } from "./command.ts";

/** Runs a command that sends to a reward contract, which is about that contract among others. @throws as `runCommand` */
export async function sendToReward<Result>(
  { chain, sender, address }: OpenReward,
  running: Running,
  order: Order,
  work: (reward: IIdolReward, command: Command) => Promise<Result>,
): Promise<Result> {
  const about = `${address} ${order.about}`.trim();
  return await runCommand(chain, sender, running, { ...order, about }, (command) =>
    work(rewardAt(address, command.signer), command),
  );
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
