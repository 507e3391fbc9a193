import type { BackendName } from "@idol/ml/circuit";
import { type ProveJobReport, runProveJob } from "../children/prove-job.ts";
import { sampleOf } from "../measure/sample.ts";
import { type Figure, formatNumber, formatSample } from "../report/figure.ts";
import type { Section } from "../report/section.ts";

const PROOFS = 50;
/** Proofs at the start that are not compared: the engine's memory grows to its size. */
const SETTLED = 5;
/** Proofs at each end that are compared. */
const WINDOW = 10;

/** Whether a process that goes on proving goes on growing. */
export const memory: Section = {
  name: "memory",
  title: "Fifty proofs in a row",
  cost: "with --long, 3 min",
  async run(context) {
    if (!context.options.long) {
      return { figures: [], tables: [], notes: ["Takes minutes: run with `--long`."] };
    }
    const { python, judge, score, threads, say } = context;
    const backends: BackendName[] = python === undefined ? ["wasm"] : ["wasm", "native"];
    const figures: Figure[] = [];
    const rows: string[][] = [];
    for (const backend of backends) {
      say(`${PROOFS} proofs, ${backend}`);
      const { report } = await runProveJob({
        judge: judge.name,
        folder: judge.folder,
        x: Array.from(score.x),
        key: "1",
        backend,
        threads: threads.at(-1)!,
        cache: await context.folder("cache"),
        proofs: PROOFS,
      });
      const { early, late, growth } = growthOf(report);
      const seconds = sampleOf(report.proofs.map(({ total }) => total / 1000));
      const id = backend === "wasm" ? "prover.memory.growth" : `prover.memory.growth.${backend}`;
      figures.push({
        id,
        label: `memory at the end of ${PROOFS} proofs, ${backend}`,
        unit: "times",
        sample: sampleOf([growth]),
      });
      rows.push([
        backend,
        formatNumber(early, "MB"),
        formatNumber(late, "MB"),
        formatNumber(growth, "times"),
        formatSample(seconds, "s"),
      ]);
    }
    const [from, to] = [SETTLED + 1, SETTLED + WINDOW];
    const header = [
      "",
      `MB, proofs ${from}–${to}`,
      `MB, proofs ${PROOFS - WINDOW + 1}–${PROOFS}`,
      "times",
      "seconds a proof",
    ];
    return {
      figures,
      tables: [{ header, rows }],
      notes: ["Memory of the process and its children after each proof, medians of ten."],
    };
  },
};

function growthOf({ proofs }: ProveJobReport): { early: number; late: number; growth: number } {
  const megabytes = proofs.map(({ resident }) => {
    if (resident === undefined) throw new Error("this system does not tell how much memory a process has");
    return resident / 1e6;
  });
  const early = sampleOf(megabytes.slice(SETTLED, SETTLED + WINDOW)).median;
  const late = sampleOf(megabytes.slice(-WINDOW)).median;
  return { early, late, growth: late / early };
}
