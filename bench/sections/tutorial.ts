import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type EzklPython, runEzkl } from "@idol/ezkl/build";
import { parseSettings, type Settings } from "@idol/ezkl/circuit";
import { ProvingKeyCache } from "@idol/ezkl/prover";
import { packagedSrsPath } from "@idol/ezkl/srs";
import { encodeInput } from "@idol/ml/circuit";
import { paths } from "@idol/ml/judges";
import { runProveJob } from "../children/prove-job.ts";
import type { Context } from "../context.ts";
import { interleave } from "../measure/interleave.ts";
import { ratioOf, type Sample, sampleOf } from "../measure/sample.ts";
import { type Figure, formatNumber, formatSample } from "../report/figure.ts";
import type { Findings, Section } from "../report/section.ts";
import { runTutorial, writeTutorial } from "../tutorial/tutorial-circuit.ts";

/** A proof of the tutorial's circuit in WASM takes more than a minute. */
const MOST_WASM_ROUNDS = 2;

/** The default judge beside the circuit of EZKL's own tutorial, in the same run and by the same means. */
export const tutorial: Section = {
  name: "tutorial",
  title: "Beside the tutorial's own circuit",
  cost: "3 min; with --long 6 min",
  async run(context) {
    const { python } = context;
    if (python === undefined)
      throw new Error("building the tutorial's circuit needs native EZKL, which is not here.");
    const theirs = await context.folder("tutorial");
    const ours = await context.folder("ours");
    const { x } = await writeTutorial(theirs, context.clip);
    context.say("building the tutorial's circuit");
    await runTutorial(python, theirs, "build");
    const prepared = await prepareOurs(context, python, ours);
    const native = await measureNative(context, python, theirs, prepared);
    const wasm = context.options.long ? await measureWasm(context, theirs, x) : undefined;
    return await report(context, theirs, ours, native, wasm);
  },
};

/** A step by its name, for the judge and for the tutorial's circuit: seconds inside EZKL. */
type Steps = Record<"setup" | "prove", { ours: Sample; theirs: Sample }>;

/** The judge's files in a folder as EZKL's calls want them, with the sample's witness. */
async function prepareOurs({ judge, manifest, score }: Context, python: EzklPython, folder: string) {
  const files = {
    compiled: paths.artefact(judge.name, "compiled"),
    srs: packagedSrsPath(manifest.srs.logrows),
    vk: join(folder, "vk.key"),
    pk: join(folder, "pk.key"),
    witness: join(folder, "witness.json"),
    proof: join(folder, "proof.json"),
  };
  const data = join(folder, "input.json");
  await writeFile(data, encodeInput({ key: 1n, x: score.x }));
  await runEzkl(python, { step: "witness", data, compiled: files.compiled, witness: files.witness });
  return files;
}

async function measureNative(
  { options, say }: Context,
  python: EzklPython,
  theirs: string,
  files: Awaited<ReturnType<typeof prepareOurs>>,
): Promise<Steps> {
  const measure = async (step: "setup" | "prove") => {
    const ours = async () => (await runEzkl(python, { step, ...files })).seconds;
    const tutorials = async () => (await runTutorial(python, theirs, step))[step]!;
    const runs = await interleave(
      options.repetitions,
      [
        { name: `${step}, the judge`, run: ours },
        { name: `${step}, the tutorial's`, run: tutorials },
      ],
      say,
    );
    const [mine, other] = [...runs.values()];
    return { ours: sampleOf(mine!), theirs: sampleOf(other!) };
  };
  return { setup: await measure("setup"), prove: await measure("prove") };
}

/** Both circuits through the same prover; the tutorial's proving key is native EZKL's, put into the cache. */
async function measureWasm(context: Context, theirs: string, x: Float64Array) {
  const { options, judge, score, threads, say } = context;
  const cache = await context.folder("cache");
  const read = (name: string) => readFile(join(theirs, name));
  const artefacts = {
    compiled: await read("network.compiled"),
    vk: await read("vk.key"),
    settings: await read("settings.json"),
    srs: await read("kzg.srs"),
  };
  await new ProvingKeyCache(artefacts, cache).save(await read("pk.key"));
  const job = { key: "1", backend: "wasm", threads: threads.at(-1)!, cache, proofs: 1 } as const;
  const ours = { ...job, judge: judge.name, folder: judge.folder, x: Array.from(score.x) };
  const srs = join(theirs, "kzg.srs");
  const other = { ...job, judge: "the tutorial's", folder: theirs, x: Array.from(x), srs };
  // Fills the cache.
  await runProveJob(ours);
  const runs = await interleave(
    Math.min(options.repetitions, MOST_WASM_ROUNDS),
    [
      { name: "WASM, the judge", run: () => runProveJob(ours) },
      { name: "WASM, the tutorial's", run: () => runProveJob(other) },
    ],
    say,
  );
  const [mine, their] = [...runs.values()].map((all) => ({
    seconds: sampleOf(all.map((one) => one.report.proofs[0]!.prove / 1000)),
    peaks: all.flatMap(({ run }) => (run.peakBytes === undefined ? [] : [run.peakBytes / 1e6])),
  }));
  return { ours: mine!, theirs: their! };
}

async function report(
  context: Context,
  theirs: string,
  ours: string,
  native: Steps,
  wasm: Awaited<ReturnType<typeof measureWasm>> | undefined,
): Promise<Findings> {
  const figures: Figure[] = [];
  const rows: string[][] = [];
  const compare = (id: string, label: string, mine: Sample, other: Sample): void => {
    const ratio = ratioOf(other, mine);
    figures.push({
      id: `tutorial.${id}.seconds`,
      label: `${label}, the tutorial's`,
      unit: "s",
      sample: other,
    });
    figures.push({
      id: `tutorial.${id}.ours.seconds`,
      label: `${label}, the judge`,
      unit: "s",
      sample: mine,
    });
    figures.push({
      id: `tutorial.${id}.ratio`,
      label: `${label}, times faster`,
      unit: "times",
      sample: ratio,
    });
    rows.push([label, formatSample(mine, "s"), formatSample(other, "s"), formatSample(ratio, "times")]);
  };
  compare("native.setup", "set up, native (s)", native.setup.ours, native.setup.theirs);
  compare("native", "prove, native (s)", native.prove.ours, native.prove.theirs);
  if (wasm !== undefined) {
    compare(
      "wasm",
      `prove, WASM, ${context.threads.at(-1)} threads (s)`,
      wasm.ours.seconds,
      wasm.theirs.seconds,
    );
    if (wasm.ours.peaks.length > 0) {
      const [mine, other] = [sampleOf(wasm.ours.peaks), sampleOf(wasm.theirs.peaks)];
      rows.push(["peak memory, WASM (MB)", formatSample(mine, "MB"), formatSample(other, "MB"), ""]);
    }
  }
  const settings = parseSettings(await readFile(join(theirs, "settings.json"), "utf8"));
  const size = async (folder: string, file: string) =>
    formatNumber((await stat(join(folder, file))).size, "bytes");
  rows.push(...circuitRows(context.settings, settings), [
    "proving key (bytes)",
    await size(ours, "pk.key"),
    await size(theirs, "pk.key"),
    "",
  ]);
  return {
    figures,
    tables: [{ header: ["", "the judge", "the tutorial's", "times"], rows }],
    notes: [
      "Both by native EZKL with the same calls, one process each, seconds inside EZKL; the tutorial's circuit as its notebook builds it (float key, sigmoid, scale 4, 2 inner columns), untrained, under an insecure test SRS of its size, and with ignore_range_check_inputs_outputs as ours has it: without it EZKL 21 makes 166,778 rows of it, at k = 18. Ratios are taken round by round.",
      wasm === undefined
        ? "The tutorial's circuit in WASM takes about a minute a proof: `--long`."
        : `In WASM, ${context.threads.at(-1)} threads, the first proof of a process, measured only ${wasm.theirs.seconds.values.length === 1 ? "once" : `${wasm.theirs.seconds.values.length} times`}: one of the tutorial's takes about a minute.`,
    ],
  };
}

function circuitRows(ours: Settings, theirs: Settings): string[][] {
  const row = (label: string, pick: (settings: Settings) => number): string[] => [
    label,
    formatNumber(pick(ours), "rows"),
    formatNumber(pick(theirs), "rows"),
    "",
  ];
  return [
    row("k", ({ run_args }) => run_args.logrows),
    row("rows", ({ num_rows }) => num_rows),
    row("inner columns", ({ run_args }) => run_args.num_inner_cols),
  ];
}
