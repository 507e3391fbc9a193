import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import type { CliRun } from "../cli.ts";
import type { Scenario } from "./scenarios.ts";
import type { Fault, Stage } from "./stage.ts";

/** How a command ends at each fault, and the code that it names. */
const ENDS: Record<Fault, { code: number; error?: string }> = {
  "Ctrl-C": { code: 130, error: "INTERRUPTED" },
  "the command is killed": { code: 137 },
  "the node dies before it": { code: 1, error: "NETWORK_UNREACHABLE" },
  "the node dies after it": { code: 1, error: "NETWORK_UNREACHABLE" },
  "the node dies and forgets it": { code: 1, error: "NETWORK_UNREACHABLE" },
  "it runs out of gas": { code: 1, error: "TRANSACTION_FAILED" },
};

/** Ended well; `--json` printed one value and nothing else. */
export function expectDone(end: CliRun): void {
  expect(end.code, end.stdout + end.stderr).to.equal(0);
  JSON.parse(end.stdout);
}

/** Ended with an error of this code, in words too. */
export function expectFailed(end: CliRun, error: string, code = 1): void {
  expect(end.code, end.stdout + end.stderr).to.equal(code);
  expect(JSON.parse(end.stdout).error.code, end.stdout).to.equal(error);
  expect(end.stderr)
    .to.match(/^Error: /m)
    .and.not.match(/plugin|report it|\n {4}at /);
}

/** Ended with 1, and a result that names one that was refused and why. */
export function expectRefused(end: CliRun): void {
  expect(end.code, end.stdout + end.stderr).to.equal(1);
  expect(JSON.parse(end.stdout).refused).to.have.length(1);
}

/** The command struck at a transaction, then run again: what it does is done once, and what was sent was said. */
export async function strikeAndGoOn(
  stage: Stage,
  fault: Fault,
  transaction: number,
  sends: number,
  effect: unknown,
  dry?: Scenario["dry"],
): Promise<void> {
  const { code, error } = ENDS[fault];
  const struck = await stage.strike(fault, transaction);
  if (fault === "it runs out of gas" && dry !== undefined) expectRefused(struck);
  else if (error === undefined) expect(struck.code, struck.stderr).to.equal(code);
  else expectFailed(struck, error, code);
  if (fault === "Ctrl-C") {
    expect(struck.stderr).to.match(
      /Sent: .+\((0x[0-9a-f]{64}, not in a block yet|the node has not answered)/,
    );
    if (transaction < sends) expect(struck.stderr).to.include("Not sent: ");
    expect(struck.stderr).to.include("Run the same command again to go on from there");
  }
  const end = await stage.run();
  expectDone(end);
  // One that ran out of gas did nothing, and took a nonce.
  expect(await stage.sent()).to.equal(fault === "it runs out of gas" ? sends + 1 : sends);
  expect(await stage.effect(end)).to.deep.equal(effect);
}

/** No transaction without money for all; nothing is lost by the attempt. */
export async function expectPoor(stage: Stage): Promise<void> {
  await stage.balance(1000n);
  expectFailed(await stage.run(), "FUNDS_MISSING");
  expect(await stage.sent()).to.equal(0);
  await stage.balance(10n ** 20n);
}

/** Interrupted before it sends: it says so, and sends nothing. */
export async function expectStopped(stage: Stage): Promise<void> {
  const { proxy } = stage.node;
  let isStopped = false;
  proxy.watch(async (method) => {
    // The last question before the first transaction.
    if (isStopped || method !== "eth_getTransactionCount") return;
    isStopped = true;
    running.signal("SIGINT");
    // Longer than the command needs to hear of it.
    await sleep(1000);
  });
  const running = stage.start();
  const end = await running.ended;
  proxy.watch(async () => {});
  expectFailed(end, "INTERRUPTED", 130);
  expect(end.stderr).to.include("Nothing was sent.");
  expect(await stage.sent()).to.equal(0);
}

/** A second one beside it is kept out, and the first goes on. */
export async function expectAlone(stage: Stage): Promise<CliRun> {
  let arrived = (): void => {};
  let release = (): void => {};
  const waits = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  stage.node.proxy.plan(async (): Promise<"none"> => {
    arrived();
    await held;
    return "none";
  });
  const first = stage.start();
  await Promise.race([waits, first.ended]);
  const second = await stage.run();
  release();
  expectFailed(second, "COMMAND_RUNNING");
  return await first.ended;
}
