import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type ContestError, chainReads, openReads } from "@idol/client";
import { type IndexOptions, type RunningIndex, startIndex } from "@idol/indexer";
import { caughtUp, everything, type MockContest, singerOf, startMockContest } from "@idol/indexer/testing";
import { expect } from "chai";
import { type FaultyNode, NODE_FAULTS, startFaultyNode } from "./faulty-node.ts";
import { anyMoment, KILLS, kill, meanwhile, report } from "./kills.ts";

const SEASON = 1n;
/** Milliseconds within which a kill meets an index that starts, or one that serves. */
const STARTING = 30_000;
const SERVING = 10_000;
const FAULT_MILLISECONDS = 20_000;

describe("an index under load", function () {
  this.timeout(7_200_000);
  let contest: MockContest;
  let node: FaultyNode;
  let folder: string;
  let claimed = 0;
  let reorganised = 0;
  let index: RunningIndex | undefined;
  /** Whether the last blocks are to be others after the next claims, whatever the dice say. */
  let due = false;
  let warnings: string[] = [];

  const claimSome = async (): Promise<void> => {
    const count = 1 + Math.floor(Math.random() * 5);
    const numbers = Array.from({ length: count }, (_, at) => claimed + at);
    claimed += count;
    await contest.claim(SEASON, numbers, (number) => BigInt((number * 7919) % 1009));
  };
  /** Claims, and now and then the last three blocks are others. */
  const load = async (): Promise<void> => {
    await claimSome();
    if (!due && Math.random() > 0.05) return;
    due = false;
    await contest.provider.send("anvil_reorg", [3, []]);
    reorganised++;
  };
  const options = (): IndexOptions => ({
    node: node.url,
    contest: { chainId: contest.chainId, reward: contest.address },
    folder,
    pollingMilliseconds: 200,
    onLog: (line) => {
      if (!line.includes('"level":30')) warnings = [...warnings, line].slice(-20);
    },
  });
  const expectSame = async (running: RunningIndex) => {
    const { reward, chainId } = contest;
    const doubts: ContestError[] = [];
    const onDoubt = (why: ContestError) => doubts.push(why);
    const singers = [0, 1, claimed - 1].map((number) => singerOf(number).address);
    const reads = openReads({ reward, chainId, indexUrl: running.url, onDoubt });
    const said = await everything(reads, [SEASON], singers);
    expect(doubts.map(({ message }) => message)).to.deep.equal([]);
    expect(said).to.deep.equal(await everything(chainReads(reward), [SEASON], singers));
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "idol-index-faults-"));
    contest = await startMockContest();
    node = await startFaultyNode(contest.anvil.url);
    await contest.openSeason({}, 10n ** 9n);
    await claimSome();
  });
  afterEach(function () {
    if (this.currentTest?.state === "failed") process.stdout.write(`${warnings.join("\n")}\n`);
  });
  after(async () => {
    await index?.stop();
    await node?.stop();
    await contest?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it(`loses nothing and counts nothing twice over ${KILLS} kills at random moments`, async () => {
    const started = Date.now();
    const claims = meanwhile(load, 1000);
    let serving = 0;
    let kills = 0;
    while (kills < KILLS) {
      // Every second one meets it serving, the others starting; how long a start takes depends on the machine.
      const whileServing = kills % 2 === 0;
      let killed = false;
      const at = (pid: number, longest: number) =>
        anyMoment(longest).then(() => {
          killed = kill(pid);
        });
      const running = await startIndex({
        ...options(),
        onStart: (pid) => void (whileServing || at(pid, STARTING)),
      }).catch(() => undefined);
      if (running !== undefined) {
        serving++;
        void at(running.pid, SERVING);
        await running.ended;
      }
      if (killed) kills++;
    }
    await claims.end();
    index = await startIndex(options());
    const before = Date.now();
    await caughtUp(index.url, contest, 300_000);
    await expectSame(index);
    report("index, kill -9", {
      kills,
      "of them serving": serving,
      claims: claimed,
      reorganisations: reorganised,
      "seconds to catch up": ((Date.now() - before) / 1000).toFixed(1),
      minutes: ((Date.now() - started) / 60_000).toFixed(0),
    });
  });

  for (const fault of NODE_FAULTS.slice(1)) {
    it(`catches up with a node that ${fault} for a while, whether it survived it or was started again`, async () => {
      index ??= await startIndex(options());
      const had = reorganised;
      due = true;
      const claims = meanwhile(load, 1000);
      node.does(fault);
      await sleep(FAULT_MILLISECONDS);
      node.does("honest");
      await claims.end();
      const alive = await Promise.race([index.ended.then(() => false), sleep(2000).then(() => true)]);
      const before = Date.now();
      if (!alive) index = await startIndex(options());
      await caughtUp(index.url, contest, 300_000);
      await expectSame(index);
      report(`index, node ${fault}`, {
        survived: alive ? "yes" : "no: started again",
        reorganisations: reorganised - had,
        "seconds to catch up": ((Date.now() - before) / 1000).toFixed(1),
      });
    });
  }
});
