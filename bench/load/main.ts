/** Loads an index, a relay, an audit and the page, and writes docs/LOAD.md: `npm run load [-- --help]`. */
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { type MockContest, startMockContest } from "@idol/indexer/testing";
import { measureAudit } from "./audit-load.ts";
import { measureIndex, openLoadSeason } from "./index-load.ts";
import type { Load } from "./load.ts";
import { pageVisitor } from "./page-load.ts";
import { costOf } from "./process-cost.ts";
import { measureRelay } from "./relay-load.ts";
import { renderLoad } from "./report.ts";

const HELP = `Measures what large seasons cost. npm run load [-- options]

  --claims N       the largest season, with a mock verifier (10000)
  --proofs N       real proofs for the relay (300)
  --recordings N   recordings for the audit (300)
  --json FILE      writes the figures
  --from FILE      measures nothing, and renders these figures
  --resume FILE    measures what these figures lack
  --markdown FILE  writes the report (docs/LOAD.md is made by: npm run load -- --markdown docs/LOAD.md)`;

const { values } = parseArgs({
  options: {
    claims: { type: "string", default: "10000" },
    proofs: { type: "string", default: "300" },
    recordings: { type: "string", default: "300" },
    json: { type: "string" },
    from: { type: "string" },
    resume: { type: "string" },
    markdown: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
const started = Date.now();
const say = (line: string) =>
  void process.stderr.write(`${((Date.now() - started) / 1000).toFixed(0).padStart(5)} s  ${line}\n`);

if (values.help) {
  process.stdout.write(`${HELP}\n`);
} else {
  const load =
    values.from === undefined ? await measure() : (JSON.parse(await readFile(values.from, "utf8")) as Load);
  if (values.json !== undefined) await writeFile(values.json, JSON.stringify(load, null, 2));
  const report = renderLoad(load);
  if (values.markdown !== undefined) await writeFile(values.markdown, report);
  else process.stdout.write(report);
}

async function measure(): Promise<Load> {
  const { availableParallelism, loadavg } = await import("node:os");
  const [busy = 0] = loadavg();
  const resumed: Partial<Load> =
    values.resume === undefined ? {} : JSON.parse(await readFile(values.resume, "utf8"));
  const load: Load = {
    date: new Date().toISOString().slice(0, 10),
    cores: availableParallelism(),
    busy: [busy, 0],
    ...resumed,
    index: resumed.index ?? (await inContest((contest) => measureSizes(contest, Number(values.claims)))),
  };
  await note(load);
  load.relay ??= await inContest((contest) => {
    say("proving, then the relay");
    const proofs = Number(values.proofs);
    return measureRelay(contest, proofs, Math.min(proofs, 200), say);
  });
  await note(load);
  load.audit ??= await inContest((contest) => {
    say("the audit");
    return measureAudit(contest, Number(values.recordings));
  });
  load.busy[1] = loadavg()[0]!;
  return load;
}

/** What was measured until now, in case the rest fails. */
async function note(load: Load): Promise<void> {
  if (values.json !== undefined) await writeFile(values.json, JSON.stringify(load, null, 2));
}

async function inContest<T>(work: (contest: MockContest) => Promise<T>): Promise<T> {
  const contest = await startMockContest();
  try {
    return await work(contest);
  } finally {
    await contest.stop();
  }
}

async function measureSizes(contest: MockContest, largest: number): Promise<Load["index"]> {
  const season = await openLoadSeason(contest);
  const other = await openLoadSeason(contest);
  say("building the page");
  const page = await pageVisitor(contest);
  const measured: Load["index"] = [];
  let claimed = 0;
  let extra = 1_000_000;
  try {
    for (const size of [Math.round(largest / 10), Math.round((largest * 3) / 10), largest]) {
      say(`claims until there are ${size}`);
      const numbers = Array.from({ length: size - claimed }, (_, at) => claimed + at);
      await contest.claim(season, numbers, (number) => BigInt((number * 7919) % 100_003));
      claimed = size;
      say(`an index of ${size} claims`);
      const found = await measureIndex(contest, season, other, () => extra++, page.visit);
      say(JSON.stringify(found));
      measured.push(found);
    }
    say(`this process: ${JSON.stringify(costOf(process.pid))}`);
    return measured;
  } finally {
    await page.close();
  }
}
