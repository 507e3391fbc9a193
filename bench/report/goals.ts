import type { Figure, Unit } from "./figure.ts";

/** A promise of an issue about one figure. */
export interface Goal {
  figure: string;
  label: string;
  unit: Unit;
  sense: "at most" | "at least";
  limit: number;
  issue: number;
}

/** A goal and whether it is reached; `undefined` where its figure was not measured. */
export interface Verdict {
  goal: Goal;
  figure: Figure | undefined;
  reached: boolean | undefined;
}

const atMost = (figure: string, label: string, unit: Unit, limits: Record<number, number>): Goal[] =>
  Object.entries(limits).map(([issue, limit]) => ({
    figure,
    label,
    unit,
    sense: "at most",
    limit,
    issue: Number(issue),
  }));

const atLeast = (figure: string, label: string, unit: Unit, limits: Record<number, number>): Goal[] =>
  atMost(figure, label, unit, limits).map((goal) => ({ ...goal, sense: "at least" }));

/** Every figure that an issue names, with its limit by issue. */
export const GOALS: readonly Goal[] = [
  ...atMost("task.wasm.warm.seconds", "idol:prove, WASM, warm", "s", { 3: 8, 6: 4.5 }),
  ...atMost("task.native.warm.seconds", "idol:prove, native, warm", "s", { 3: 4, 6: 2.2 }),
  ...atMost("task.wasm.cold.seconds", "idol:prove, WASM, no cached key", "s", { 3: 12, 6: 7 }),
  ...atMost("task.peak.megabytes", "peak memory of the whole task", "MB", { 3: 900, 6: 700 }),
  ...atMost("prover.wasm.prove.seconds", "prove, WASM, all threads", "s", { 6: 2.5 }),
  ...atMost("prover.native.prove.seconds", "prove, native, all threads", "s", { 6: 0.7 }),
  ...atLeast(
    "prover.threads.share",
    "WASM's gain from threads, as a share of native's, first proof of a process",
    "times",
    {
      6: 0.9,
    },
  ),
  ...atLeast(
    "prover.threads.share.next",
    "WASM's gain from threads, as a share of native's, next proofs",
    "times",
    {
      6: 0.9,
    },
  ),
  ...atMost("chromium.first.seconds", "first proof of a first visit, the key made, Chromium", "s", {
    6: 3.5,
  }),
  ...atMost("chromium.again.seconds", "first proof of a later visit, Chromium", "s", { 6: 3.5 }),
  ...atMost("chromium.next.seconds", "next proof, Chromium", "s", { 6: 3.5 }),
  ...atMost("prover.memory.growth", "growth of memory over 50 proofs, WASM", "times", { 6: 1.1 }),
  ...atMost("prover.memory.growth.native", "growth of memory over 50 proofs, native", "times", { 6: 1.1 }),
  ...atLeast("tutorial.native.ratio", "faster than the tutorial's circuit, native", "times", {
    3: 12,
    6: 20,
  }),
  ...atLeast("tutorial.wasm.ratio", "faster than the tutorial's circuit, WASM", "times", { 6: 20 }),
  ...atMost("chain.claim.plain.gas", "claim without a badge", "gas", { 3: 510_000 }),
  ...atMost("chain.claim.plain.added.gas", "what a claim without a badge adds to the verifier", "gas", {
    5: 95_000,
  }),
  ...atMost("chain.claim.added.gas", "what a claim with a badge adds to the verifier", "gas", { 5: 160_000 }),
  ...atMost("chain.claimFor.added.gas", "what relaying adds to a claim", "gas", { 5: 5_000 }),
  ...atMost("chain.verifier.bytes", "deployed verifier", "bytes", { 3: 12_000 }),
  ...atMost("chain.proof.bytes", "proof", "bytes", { 3: 2_000 }),
  ...atMost("chromium.first-load.bytes", "the page's first load, gzipped", "bytes", { 7: 300_000 }),
  ...atMost("chromium.proof.bytes", "what the page loads for a proof", "bytes", { 7: 12_000_000 }),
  ...atLeast("clips.wasm.agreeing", "real recordings scored as the twin does, WASM", "times", { 6: 1 }),
  ...atLeast("clips.native.agreeing", "real recordings scored as the twin does, native", "times", { 6: 1 }),
];

/** Holds every goal against what was measured; medians count. */
export function verdicts(figures: readonly Figure[]): Verdict[] {
  return GOALS.map((goal) => {
    const figure = figures.find(({ id }) => id === goal.figure);
    return { goal, figure, reached: figure && isReached(goal, figure.sample.median) };
  });
}

function isReached({ sense, limit }: Goal, value: number): boolean {
  return sense === "at most" ? value <= limit : value >= limit;
}
