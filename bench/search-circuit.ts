/**
 * Searches inner columns, scale and decomposition for the default judge's circuit, and writes docs/CIRCUITS.md with its table and picture.
 *
 *     npm run search:circuit -- [--judge idol] [--data DIR] [--columns 1,2,3] [--scales 5,7,10,12] [--bases 128,1024] [--rounds 3]
 */
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parseArgs } from "node:util";
import { writeFilesAtomic } from "@idol/ezkl/files/atomic-write.ts";
import { ensureEzkl } from "@idol/ezkl/python/python.ts";
import { scanFolder } from "@idol/ml/corpora/scan.ts";
import { loadJudge } from "@idol/ml/judge/judge-files.ts";
import { sampleClips } from "@idol/ml/samples.ts";
import { circuitsDocument } from "./circuits/document.ts";
import { drawCircuits } from "./circuits/picture.ts";
import { searchCircuits } from "./circuits/search.ts";
import { chooseClips } from "./clips/choose-clips.ts";
import { workspace } from "./workspace.ts";

process.env.PATH = [join(workspace, "node_modules", ".bin"), process.env.PATH].join(delimiter);
// So that what was started in groups of its own is ended on the way out.
process.once("SIGINT", () => process.exit(130));

/** Recordings of the corpora on which quality is judged, and the seed of their choice. */
const RECORDINGS = 200;
const SEED = 20261122;

const { values } = parseArgs({
  options: {
    judge: { type: "string", default: "idol" },
    data: { type: "string", default: process.env.VOICE_DATA_DIR ?? "" },
    columns: { type: "string", default: "1,2,3" },
    scales: { type: "string", default: "5,7,10,12" },
    bases: { type: "string", default: "128,1024" },
    rounds: { type: "string", default: "3" },
  },
});
const { judge: name, data, columns, scales, bases, rounds } = values;
const numbers = (list: string): number[] => list.split(",").map(Number);
const committed = await sampleClips();
const real = data === "" ? [] : chooseClips((await scanFolder(data)).clips, RECORDINGS, SEED);
const recordings = [...committed, ...real.map(({ path }) => path)];
const threads = availableParallelism();
const root = await mkdtemp(join(tmpdir(), "idol-circuits-"));
try {
  const candidates = await searchCircuits({
    judge: await loadJudge(name),
    grid: { columns: numbers(columns), scales: numbers(scales), bases: numbers(bases) },
    recordings,
    python: await ensureEzkl(),
    threads,
    rounds: Number(rounds),
    folder: (prefix) => mkdtemp(join(root, `${prefix}-`)),
    say: (line) => void process.stderr.write(`${line}\n`),
  });
  const document = circuitsDocument(candidates, {
    judge: name,
    machine: `${cpus()[0]?.model.trim() ?? "an unknown processor"} (${threads} threads)`,
    rounds: Number(rounds),
    threads,
    recordings: recordings.length,
    command: `npm run search:circuit --${data === "" ? "" : " --data DIR"} --columns ${columns} --scales ${scales} --bases ${bases} --rounds ${rounds}`,
  });
  const docs = join(workspace, "docs");
  await writeFilesAtomic([
    [join(docs, "circuits.svg"), drawCircuits(candidates)],
    [join(docs, "CIRCUITS.md"), document],
  ]);
  process.stdout.write(`Wrote ${join(docs, "CIRCUITS.md")} and circuits.svg beside it\n`);
} finally {
  await rm(root, { recursive: true, force: true });
}
