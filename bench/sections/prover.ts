import type { BackendName } from "@idol/ml/circuit";
import { paths } from "@idol/ml/judges";
import { type ProveJobReport, runProveJob } from "../children/prove-job.ts";
import type { Context } from "../context.ts";
import { interleave } from "../measure/interleave.ts";
import type { ProgramRun } from "../measure/run-program.ts";
import { ratioOf, type Sample, sampleOf } from "../measure/sample.ts";
import { type Figure, formatSample } from "../report/figure.ts";
import type { Section, Table } from "../report/section.ts";

type Measured = { report: ProveJobReport; run: ProgramRun };

/** A backend with a number of threads, its key cached or not. */
interface Setting {
  backend: BackendName;
  threads: number;
  warm: boolean;
}

const PROOFS = 3;

/** The prover by itself, without Hardhat: each phase, on each backend. */
export const prover: Section = {
  name: "prover",
  title: "The prover, phase by phase",
  cost: "2 min",
  async run(context) {
    const cache = await context.folder("cache");
    const settings = settingsOf(context);
    for (const setting of settings.filter(({ warm }) => warm)) await measure(context, setting, cache, 1);
    const runs = await interleave(
      context.options.repetitions,
      settings.map((setting) => ({
        name: nameOf(setting),
        run: () => measure(context, setting, cache, setting.warm ? PROOFS : 1),
      })),
      context.say,
    );
    const phases = new Map(
      settings.map((setting) => {
        const name = nameOf(setting);
        return [name, phaseSamples(runs.get(name)!, setting.backend === "wasm")] as const;
      }),
    );
    return {
      figures: figuresOf(settings, phases),
      tables: [phaseTable(settings, phases)],
      notes: [
        "Seconds, each row a process of its own. `ready` is from the process's first line until the backend can work: it reads the judge's files, compiles the WASM or starts Python, and reads the cached key. The next proofs of a process (median of its second and third) start from compiled code. CPU is that of all threads over a whole proof, from the engine's start for the first.",
      ],
    };
  },
};

function settingsOf({ threads, python }: Context): Setting[] {
  const backends: BackendName[] = python === undefined ? ["wasm"] : ["wasm", "native"];
  return backends.flatMap((backend) => [
    ...threads.map((count) => ({ backend, threads: count, warm: true })),
    { backend, threads: threads.at(-1)!, warm: false },
  ]);
}

function nameOf({ backend, threads, warm }: Setting): string {
  const count = `${threads} thread${threads === 1 ? "" : "s"}`;
  return `${backend === "wasm" ? "WASM" : "native"}, ${count}${warm ? "" : ", no cached key"}`;
}

async function measure(
  { options, judge, score, folder }: Context,
  { backend, threads, warm }: Setting,
  cache: string,
  proofs: number,
): Promise<Measured> {
  return await runProveJob({
    judge: options.judge,
    folder: paths.judge(judge.name),
    x: Array.from(score.x),
    key: "1",
    backend,
    threads,
    cache: warm ? cache : await folder("cold"),
    proofs,
  });
}

const PHASES = [
  "ready",
  "proving key",
  "witness",
  "prove",
  "verify",
  "next proof",
  "CPU, first",
  "CPU, next",
  "peak MB",
] as const;
type Phases = Map<(typeof PHASES)[number], Sample>;

function phaseSamples(measured: readonly Measured[], isWasm: boolean): Phases {
  const seconds = (pick: (report: ProveJobReport) => number): Sample =>
    sampleOf(measured.map(({ report }) => pick(report) / 1000));
  const phases: Phases = new Map([
    ["ready", seconds(({ ready }) => ready)],
    ["proving key", seconds(({ proofs }) => proofs[0]!.provingKey)],
    ["witness", seconds(({ proofs }) => proofs[0]!.witness)],
    ["prove", seconds(({ proofs }) => proofs[0]!.prove)],
    ["verify", seconds(({ proofs }) => proofs[0]!.verify)],
  ]);
  if (measured.every(({ report }) => report.proofs.length > 1)) {
    phases.set(
      "next proof",
      seconds(({ proofs }) => sampleOf(proofs.slice(1).map(({ prove }) => prove)).median),
    );
  }
  // Native EZKL works in a process of its own.
  if (measured.every(({ report }) => report.proofs.length > 1 && isWasm)) {
    phases.set(
      "CPU, first",
      seconds(({ proofs }) => proofs[0]!.cpu),
    );
    phases.set(
      "CPU, next",
      seconds(({ proofs }) => sampleOf(proofs.slice(1).map(({ cpu }) => cpu)).median),
    );
  }
  const peaks = measured.flatMap(({ run }) => (run.peakBytes === undefined ? [] : [run.peakBytes / 1e6]));
  if (peaks.length > 0) phases.set("peak MB", sampleOf(peaks));
  return phases;
}

function phaseTable(settings: readonly Setting[], phases: ReadonlyMap<string, Phases>): Table {
  return {
    header: ["", ...PHASES],
    rows: settings.map((setting) => {
      const mine = phases.get(nameOf(setting))!;
      return [
        nameOf(setting),
        ...PHASES.map((phase) => {
          const sample = mine.get(phase);
          return sample === undefined ? "" : formatSample(sample, phase === "peak MB" ? "MB" : "s");
        }),
      ];
    }),
  };
}

function figuresOf(settings: readonly Setting[], phases: ReadonlyMap<string, Phases>): Figure[] {
  const figures: Figure[] = [];
  const most = Math.max(...settings.map(({ threads }) => threads));
  for (const setting of settings) {
    const { backend, threads, warm } = setting;
    const prefix = `prover.${backend}${warm ? "" : ".cold"}${threads === most ? "" : `.${threads}`}`;
    for (const [phase, sample] of phases.get(nameOf(setting))!) {
      const memory = phase === "peak MB";
      const suffix = memory ? "megabytes" : `${phase.replace(/\W+/g, "-")}.seconds`;
      const label = `${phase}, ${nameOf(setting)}`;
      figures.push({ id: `${prefix}.${suffix}`, label, unit: memory ? "MB" : "s", sample });
    }
  }
  const phase = (backend: BackendName, threads: number, which: "prove" | "next proof") =>
    phases.get(nameOf({ backend, threads, warm: true }))?.get(which);
  for (const [which, suffix] of [
    ["prove", ""],
    ["next proof", ".next"],
  ] as const) {
    const [wasm, native] = (["wasm", "native"] as const).map((backend) => {
      const [one, all] = [phase(backend, 1, which), phase(backend, most, which)];
      return one === undefined || all === undefined || most === 1 ? undefined : ratioOf(one, all);
    });
    const label = which === "prove" ? "first proof of a process" : "next proofs";
    if (wasm !== undefined) figures.push(gain("wasm", wasm, suffix, label));
    if (native !== undefined) figures.push(gain("native", native, suffix, label));
    if (wasm === undefined || native === undefined) continue;
    figures.push({
      id: `prover.threads.share${suffix}`,
      label: `WASM's gain from threads, as a share of native's, ${label}`,
      unit: "times",
      sample: ratioOf(wasm, native),
    });
  }
  return figures;
}

function gain(backend: BackendName, sample: Sample, suffix: string, label: string): Figure {
  return {
    id: `prover.${backend}.threads.gain${suffix}`,
    label: `gain from all threads, ${backend}, ${label}`,
    unit: "times",
    sample,
  };
}
