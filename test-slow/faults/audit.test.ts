import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { type MockContest, startMockContest } from "@idol/indexer/testing";
import { expect } from "chai";
import { type RecordedSeason, recordedSeason } from "../../bench/load/recorded-season.ts";
import { bin } from "../../test/helpers/bin.ts";
import { useSuiteFolder } from "../../test/helpers/folder.ts";
import { anyMoment, KILLS, kill, report } from "./kills.ts";

const CLAIMS = 300;
const SHARDS = 2;
/** Milliseconds that a recording takes to arrive, so that most kills meet the work and not the start. */
const DELAY = 200;
const LONGEST = 16_000;

describe("a season's audit by jobs", function () {
  this.timeout(7_200_000);
  const folder = useSuiteFolder();
  let contest: MockContest;
  let recorded: RecordedSeason;

  before(async () => {
    contest = await startMockContest();
    recorded = await recordedSeason(contest, CLAIMS, { delay: DELAY });
  });
  after(async () => {
    await recorded?.stop();
    await contest?.stop();
  });

  const hardhat = (...args: string[]): ChildProcess =>
    spawn(process.execPath, [bin("hardhat").replace(/\.bin\/hardhat$/, "hardhat/dist/src/cli.js"), ...args], {
      env: { ...process.env, IDOL_ANVIL_URL: contest.anvil.url, CI: "" },
      stdio: ["ignore", "pipe", "pipe"],
    });
  const base = () => [
    "--network",
    "anvil",
    "idol:audit",
    "--season",
    `${recorded.season}`,
    "--reward",
    contest.address,
  ];
  const job = (shard: number) =>
    hardhat(
      ...[...base(), "--shard", `${shard}/${SHARDS}`, "--allow-loopback"],
      ...["--out", folder.path(`jobs/${shard}.audit.jsonl`)],
    );

  it(`has one line of each claim after ${KILLS} kills at random moments, and audits none again that was done`, async () => {
    let kills = 0;
    let finished = 0;
    for (let shard = 1; shard <= SHARDS; shard++) {
      while (kills < (KILLS * shard) / SHARDS) {
        const child = job(shard);
        child.stdout!.resume();
        child.stderr!.resume();
        const ended = once(child, "exit");
        await Promise.race([anyMoment(LONGEST), ended]);
        if (child.exitCode === null && kill(child.pid!)) kills++;
        else finished++;
        await ended;
        if (finished >= shard) break;
      }
    }
    for (let shard = 1; shard <= SHARDS; shard++) {
      const child = job(shard);
      child.stdout!.resume();
      child.stderr!.resume();
      expect((await once(child, "exit"))[0]).to.equal(0);
    }
    const out = folder.path("merged.jsonl");
    const merge = hardhat(...base(), "--merge", folder.path("jobs"), "--out", out, "--json");
    let said = "";
    merge.stdout!.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    expect((await once(merge, "exit"))[0], said).to.equal(0);
    const merged = JSON.parse(said);
    expect([merged.claims, merged.outcomes["as-proved"], merged.missing, merged.disputed]).to.deep.equal([
      CLAIMS,
      CLAIMS,
      [],
      [],
    ]);
    const lines = (await readFile(out, "utf8")).trim().split("\n");
    expect(new Set(lines.map((line) => JSON.parse(line).singer)).size).to.equal(lines.length);
    // Whatever was in progress at a kill was fetched once more, and nothing else.
    const again = recorded.fetched.reduce((sum, count) => sum + count - 1, 0);
    expect(again).to.be.at.most(kills);
    report("audit, kill -9", {
      kills,
      claims: CLAIMS,
      jobs: SHARDS,
      "fetched again": again,
      lost: 0,
      twice: 0,
    });
  });
});
