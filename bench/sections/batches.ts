import { copyFile, mkdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { sampleClips } from "@idol/ml/audio-file";
import type { Context } from "../context.ts";
import { boundToAnything } from "../measure/bound-to.ts";
import { interleave } from "../measure/interleave.ts";
import { runProgram } from "../measure/run-program.ts";
import { type Sample, sampleOf } from "../measure/sample.ts";
import { formatSample } from "../report/figure.ts";
import type { Section } from "../report/section.ts";
import { workspace } from "../workspace.ts";

const CLIPS = 10;
/** A batch is many proofs: fewer repetitions say as much. */
const MOST_ROUNDS = 2;

interface Way {
  backend: "wasm" | "native";
  workers: number;
}

/** A folder of recordings at once, against the number of workers. */
export const batches: Section = {
  name: "batches",
  title: "Batches: `hardhat idol:prove --audio DIR`",
  cost: "2 min",
  async run(context) {
    const { python, options } = context;
    const folder = await writeClips(context);
    const cache = await context.folder("cache");
    const backends: Way["backend"][] = python === undefined ? ["wasm"] : ["wasm", "native"];
    const counts = [...new Set([1, availableParallelism()])];
    const ways = backends.flatMap((backend) => counts.map((workers): Way => ({ backend, workers })));
    // Fills the cache.
    await prove(context, { backend: "wasm", workers: 1 }, folder, cache, 1);
    const rounds = Math.min(options.repetitions, MOST_ROUNDS);
    const runs = await interleave(
      rounds,
      ways.map((way) => ({ name: nameOf(way), run: () => prove(context, way, folder, cache) })),
      context.say,
    );
    const rates = new Map([...runs].map(([name, seconds]) => [name, rateOf(seconds)]));
    return {
      figures: ways.map((way) => ({
        id: `batches.${way.backend}.${way.workers}.per-minute`,
        label: `proofs a minute, ${nameOf(way)}`,
        unit: "per minute",
        sample: rates.get(nameOf(way))!,
      })),
      tables: [
        {
          header: ["proofs a minute", ...counts.map(workersOf)],
          rows: backends.map((backend) => [
            backend === "wasm" ? "WASM" : "native",
            ...counts.map((workers) => formatSample(rates.get(nameOf({ backend, workers }))!, "per minute")),
          ]),
        },
      ],
      notes: [
        `${CLIPS} recordings, the whole task with the start of Node and Hardhat and the reading of the audio, the proving key cached; medians of ${rounds}. Each worker has the threads that the task gives it by itself: all cores alone, twice its share of them beside others.`,
      ],
    };
  },
};

function nameOf({ backend, workers }: Way): string {
  return `${backend === "wasm" ? "WASM" : "native"}, ${workersOf(workers)}`;
}

function workersOf(count: number): string {
  return `${count} worker${count === 1 ? "" : "s"}`;
}

function rateOf(seconds: readonly number[]): Sample {
  return sampleOf(seconds.map((each) => (CLIPS * 60) / each));
}

/** The committed clips under as many names as are asked for. */
async function writeClips(context: Context): Promise<string> {
  const folder = await context.folder("clips");
  const clips = await sampleClips();
  for (let index = 0; index < CLIPS; index++) {
    await copyFile(clips[index % clips.length]!, join(folder, `${String(index).padStart(3, "0")}.wav`));
  }
  return folder;
}

/** @returns seconds from the start of the process to its end */
async function prove(
  context: Context,
  { backend, workers }: Way,
  folder: string,
  cache: string,
  threads?: number,
): Promise<number> {
  const out = join(await context.folder("proofs"), "out");
  await mkdir(out);
  const args = ["idol:prove", "--audio", folder, "--judge", context.options.judge, "--backend", backend];
  args.push(...boundToAnything(), "--workers", String(workers), "--out", out, "--json");
  if (threads !== undefined) args.push("--threads", String(threads));
  const run = await runProgram({
    command: "hardhat",
    args,
    env: { IDOL_CACHE_DIR: cache },
    cwd: workspace,
  });
  const printed = run.lines.flatMap(({ stream, text }) => (stream === "stdout" ? [text] : []));
  const { proved } = JSON.parse(printed.join("\n")) as { proved: number };
  if (proved !== CLIPS) throw new Error(`${proved} of ${CLIPS} recordings were proved`);
  return run.seconds;
}
