import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { REWARD } from "@idol/client";
import { freePort } from "@idol/dev/free-port";
import { type MockContest, startMockContest } from "@idol/indexer/testing";
import { expect } from "chai";
import { atOnce } from "../../bench/load/process-cost.ts";
import { type Post, type RealSeason, realSeason } from "../../bench/load/real-season.ts";
import { type RelayProcess, startRelay } from "../../bench/load/start-relay.ts";
import { useSuiteFolder } from "../../test/helpers/folder.ts";
import { anyMoment, KILLS, kill, report } from "./kills.ts";

const ENTERED = REWARD.getEvent("PrizeClaimed")!.topicHash;
/** Longer than a relay takes to start, so that kills meet checks, transactions and blocks too. */
const LONGEST = 20_000;
const LANES = 4;

describe("a relay under load", function () {
  this.timeout(7_200_000);
  const folder = useSuiteFolder();
  let contest: MockContest;
  let real: RealSeason;
  let relay: RelayProcess | undefined;

  before(async () => {
    // A block a second: transactions are pending for a while, as on a real chain.
    contest = await startMockContest({ blockTime: 1 });
    real = await realSeason(contest, KILLS);
  });
  after(async () => {
    await relay?.stop();
    await contest?.stop();
  });

  it(`enters every claim, each once, over ${KILLS} kills at random moments, and forgets nothing that it spent`, async () => {
    const port = await freePort();
    const state = folder.path("spent.json");
    let kills = 0;
    let retries = 0;
    let answered = 0;

    /** As a page does: the same proof again until it is answered. */
    const post = async ({ proof, binding }: Post): Promise<void> => {
      for (;;) {
        const response = await fetch(`http://127.0.0.1:${port}/claims`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ proof, binding }),
        }).catch(() => undefined);
        if (response?.status === 200) break;
        retries++;
        await sleep(500);
      }
      answered++;
    };
    // Half of the proofs are there from the beginning, the others come as the kills do.
    const first = real.posts.slice(0, KILLS / 2);
    const later = real.posts.slice(KILLS / 2);
    const posting = [atOnce(first, LANES, post)];
    while (kills < KILLS) {
      let killed = false;
      const starting = startRelay(contest.anvil.url, contest.address, {
        ...{ port, state },
        onStart: (pid) =>
          void anyMoment(LONGEST).then(() => {
            killed = kill(pid);
          }),
      });
      const running = await starting.catch(() => undefined);
      await running?.ended;
      if (killed) kills++;
      if (kills % 2 === 0 && later.length > 0) posting.push(post(later.shift()!));
    }
    relay = await startRelay(contest.anvil.url, contest.address, { port, state });
    posting.push(atOnce(later, LANES, post));
    await Promise.all(posting);

    expect(answered).to.equal(KILLS);
    const { state: season } = await contest.reward.seasonOf(real.season);
    expect(season.claims).to.equal(BigInt(KILLS));
    const events = await contest.reward.queryFilter(contest.reward.filters.PrizeClaimed(real.season), 0);
    expect(new Set(events.map(({ args }) => args.singer)).size).to.equal(events.length);

    const sender = (await contest.provider.getSigner(5)).address;
    let fees = 0n;
    let transactions = 0;
    let wasted = 0;
    const head = await contest.provider.getBlockNumber();
    for (let number = 0; number <= head; number++) {
      const block = (await contest.provider.getBlock(number, true))!;
      for (const { hash } of block.prefetchedTransactions.filter(({ from }) => from === sender)) {
        const receipt = (await contest.provider.getTransactionReceipt(hash))!;
        fees += receipt.fee;
        transactions++;
        if (!receipt.logs.some(({ topics }) => topics[0] === ENTERED)) wasted++;
      }
    }
    // What was reserved for a transaction that a kill cut off stays spent: never less than the chain took.
    const spent = BigInt(JSON.parse(await readFile(state, "utf8")).spent);
    expect(spent >= fees, `${spent} of ${fees}`).to.equal(true);
    report("relay, kill -9", {
      kills,
      claims: KILLS,
      "asked again": retries,
      transactions,
      "that entered nothing": wasted,
    });
  });
});
