import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { toQuantity } from "ethers";
import { expectDone, expectFailed } from "./cells.ts";
import type { Scenario } from "./scenarios.ts";
import type { Stage } from "./stage.ts";

interface BatchTransaction {
  to: string;
  value: string;
  data: string;
}

/**
 * The command with `--safe`, the sender in the Safe's place: nothing is sent and nothing written where it is refused or stopped; else a batch,
 * the same one each time but for times, that does what the command does once it is sent.
 */
export async function expectSafe(
  stage: Stage,
  { sender, sends, refused, refusal }: Scenario,
  folder: string,
  effect: unknown,
): Promise<void> {
  const { proxy, request } = stage.node;
  const file = join(folder, "batch.json");
  await rm(file, { force: true });
  const options = { from: sender, safe: file };
  const expectNothing = async () => {
    expect(existsSync(file)).to.equal(false);
    expect(await stage.sent()).to.equal(0);
  };

  // A key that is not there is none that a Safe needs.
  if (refusal !== "OPTION_INVALID") {
    const end = await stage.run({ ...options, ...refused });
    expectFailed(end, refusal);
    expect(end.stderr).to.not.include("Sent:");
    await expectNothing();
  }

  const end = await stage.run(options);
  expectDone(end);
  const first = await readBatch(file);
  expect(first).to.have.length(sends);
  expect(await stage.sent()).to.equal(0);
  expect(existsSync(join(folder, "journal")), "a journal of what was never sent").to.equal(false);
  await rm(file);

  let isStopped = false;
  proxy.watch(async () => {
    // The first question: whoever asks it hears Ctrl-C.
    if (!isStopped) running.signal("SIGINT");
    isStopped = true;
  });
  const running = stage.start(options);
  const stopped = await running.ended;
  proxy.watch(async () => {});
  expectFailed(stopped, "INTERRUPTED", 130);
  expect(stopped.stderr).to.include("Nothing was sent.");
  await expectNothing();

  expectDone(await stage.run(options));
  const second = await readBatch(file);
  expect(second.map(withoutTimes)).to.deep.equal(first.map(withoutTimes));
  for (const { to, value, data } of second) {
    const call = { from: sender, to, value: toQuantity(BigInt(value)), data };
    const hash = String(await request("eth_sendTransaction", call));
    expect((await stage.node.provider().waitForTransaction(hash))?.status).to.equal(1);
  }
  expect(await stage.sent()).to.equal(sends);
  expect(await stage.effect(end)).to.deep.equal(effect);
}

/** A node that leaves in the middle of the rehearsal, which asks it again for minutes: nothing is written. */
export async function expectSafeLeft(stage: Stage, { sender }: Scenario, folder: string): Promise<void> {
  const { proxy } = stage.node;
  const file = join(folder, "batch.json");
  const options = { from: sender, safe: file };
  await rm(file, { force: true });
  let asked = 0;
  proxy.watch(async () => {
    asked++;
  });
  expectDone(await stage.run(options));
  await rm(file);
  // The rehearsal asks most of the questions, after those of the beginning.
  const late = Math.ceil(0.7 * asked);
  asked = 0;
  proxy.watch(async () => {
    if (++asked >= late) throw new TypeError("the node is gone");
  });
  expectFailed(await stage.run(options), "NETWORK_UNREACHABLE");
  proxy.watch(async () => {});
  expect(existsSync(file)).to.equal(false);
  expect(await stage.sent()).to.equal(0);
}

/** Which call of which contract, with what money: a season's times are counted from the moment of the batch. */
function withoutTimes({ to, value, data }: BatchTransaction) {
  return { to, value, call: data.slice(0, 10) };
}

async function readBatch(file: string): Promise<BatchTransaction[]> {
  const { transactions } = JSON.parse(await readFile(file, "utf8")) as { transactions: BatchTransaction[] };
  return transactions.map(({ to, value, data }) => ({ to, value, data }));
}
