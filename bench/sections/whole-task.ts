import { join } from "node:path";
import type { Context } from "../context.ts";
import { boundToAnything } from "../measure/bound-to.ts";
import { interleave } from "../measure/interleave.ts";
import { type ProgramRun, runProgram } from "../measure/run-program.ts";
import { sampleOf } from "../measure/sample.ts";
import { type Figure, formatSample } from "../report/figure.ts";
import type { Findings, Section, Table } from "../report/section.ts";
import { workspace } from "../workspace.ts";
import { phasesOf } from "./task-phases.ts";

/** One way to run `idol:prove`. */
interface Way {
  id: string;
  label: string;
  backend: "wasm" | "native";
  threads?: number;
  /** Whether the proving key is cached. */
  warm: boolean;
}

/** The whole task as a singer runs it, from the start of the process to its end. */
export const wholeTask: Section = {
  name: "task",
  title: "The whole task: `hardhat idol:prove`",
  cost: "3 min",
  async run(context) {
    const ways = await waysOf(context);
    const cache = await context.folder("cache");
    // The cache is filled, and what the file system reads first is read, before anything is measured.
    for (const way of ways.filter(({ warm }) => warm)) await prove(context, way, cache);
    const runs = await interleave<string, ProgramRun>(
      context.options.repetitions,
      [
        ...ways.map((way) => ({ name: way.label, run: () => prove(context, way, cache) })),
        { name: BARE_NODE, run: () => runProgram({ command: "node", args: ["-e", "0"] }) },
        { name: BARE_HARDHAT, run: () => hardhat(["--version"]) },
      ],
      context.say,
    );
    return report(context, ways, runs);
  },
};

const BARE_NODE = "node -e 0";
const BARE_HARDHAT = "hardhat --version";

async function waysOf({ python, threads }: Context): Promise<Way[]> {
  const ways: Way[] = [
    { id: "wasm.warm", label: "WASM, warm", backend: "wasm", warm: true },
    { id: "wasm.cold", label: "WASM, no cached key", backend: "wasm", warm: false },
  ];
  if (threads.length > 1 && (await knowsThreads())) {
    ways.push({ id: "wasm.warm.1", label: "WASM, warm, 1 thread", backend: "wasm", threads: 1, warm: true });
  }
  if (python !== undefined) {
    ways.push(
      { id: "native.warm", label: "native, warm", backend: "native", warm: true },
      { id: "native.cold", label: "native, no cached key", backend: "native", warm: false },
    );
  }
  return ways;
}

async function knowsThreads(): Promise<boolean> {
  const { lines } = await hardhat(["idol:prove", "--help"]);
  return lines.some(({ text }) => text.includes("--threads"));
}

/** Proves the sample with everything given that a proof is bound to, so that no node is asked. */
async function prove(context: Context, way: Way, cache: string): Promise<ProgramRun> {
  const { clip, options, folder } = context;
  const own = await folder("task");
  const args = ["idol:prove", "--audio", clip, "--judge", options.judge, "--backend", way.backend];
  args.push(...boundToAnything(), "--out", join(own, "proof.json"));
  if (way.threads !== undefined) args.push("--threads", String(way.threads));
  return await hardhat(args, { IDOL_CACHE_DIR: way.warm ? cache : join(own, "cache") });
}

function hardhat(args: string[], env: NodeJS.ProcessEnv = {}): Promise<ProgramRun> {
  return runProgram({ command: "hardhat", args, env, cwd: workspace });
}

function report(
  { threads }: Context,
  ways: readonly Way[],
  runs: ReadonlyMap<string, ProgramRun[]>,
): Findings {
  const figures: Figure[] = [];
  const rows = ways.map((way) => {
    const mine = runs.get(way.label)!;
    const seconds = sampleOf(mine.map((run) => run.seconds));
    figures.push({
      id: `task.${way.id}.seconds`,
      label: `idol:prove, ${way.label}`,
      unit: "s",
      sample: seconds,
    });
    const cpus = mine.flatMap(({ cpuSeconds }) => (cpuSeconds === undefined ? [] : [cpuSeconds]));
    const cpu = cpus.length === 0 ? undefined : sampleOf(cpus);
    if (cpu !== undefined)
      figures.push({
        id: `task.${way.id}.cpu`,
        label: `CPU, idol:prove, ${way.label}`,
        unit: "s",
        sample: cpu,
      });
    const shown = [
      way.label,
      formatSample(seconds, "s"),
      cpu === undefined ? "not told by this system" : formatSample(cpu, "s"),
    ];
    const peaks = mine.flatMap(({ peakBytes }) => (peakBytes === undefined ? [] : [peakBytes / 1e6]));
    if (peaks.length === 0) return [...shown, "not told by this system"];
    const peak = sampleOf(peaks);
    figures.push({ id: `task.${way.id}.megabytes`, label: `memory, ${way.label}`, unit: "MB", sample: peak });
    return [...shown, formatSample(peak, "MB")];
  });
  const memory = figures.filter(({ unit }) => unit === "MB");
  const dearest = memory.toSorted((a, b) => b.sample.median - a.sample.median)[0];
  if (dearest !== undefined) figures.push({ ...dearest, id: "task.peak.megabytes" });
  const tables: Table[] = [
    {
      caption: "From the start of the process to its end",
      header: ["", "seconds", "CPU seconds", "peak MB"],
      rows,
    },
    phaseTable(
      ways.filter(({ warm }) => warm),
      runs,
    ),
  ];
  const notes = [
    `Threads: ${threads.at(-1)}, the default, unless said otherwise. CPU seconds are those of all threads and children, and repeat on a busy machine where seconds do not. Memory is that of the process and its children together, looked at every 50 ms. \`npx\` would add its own start.`,
  ];
  if (!ways.some((way) => way.threads === 1) && threads.length > 1) {
    notes.push(
      "`idol:prove` has no option for the number of threads; one thread is measured in the next section.",
    );
  }
  if (!ways.some(({ backend }) => backend === "native"))
    notes.push("native EZKL is not here: no native figures.");
  return { figures, tables, notes };
}

/** Where each tenth of a second of the warm task goes, from the times at which it reports its steps. */
function phaseTable(ways: readonly Way[], runs: ReadonlyMap<string, ProgramRun[]>): Table {
  const node = sampleOf(runs.get(BARE_NODE)!.map(({ seconds }) => seconds)).median;
  const hardhatStart = sampleOf(runs.get(BARE_HARDHAT)!.map(({ seconds }) => seconds)).median;
  const columns = ways.map(({ label }) => phasesOf(runs.get(label)!, node, hardhatStart));
  const phases = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  return {
    caption: "Where the seconds of the warm task go",
    header: ["phase", ...ways.map(({ label }) => label)],
    rows: phases.map((phase) => [
      phase,
      ...columns.map((column) => {
        const sample = column.get(phase);
        return sample === undefined ? "" : formatSample(sample, "s");
      }),
    ]),
  };
}
