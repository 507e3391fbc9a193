import type { Figure, Unit } from "./figure.ts";

/** What one figure has to reach. */
export interface Goal {
  figure: string;
  label: string;
  unit: Unit;
  sense: "at most" | "at least";
  limit: number;
}

/** A goal and whether it is reached; `undefined` where its figure was not measured. */
export interface Verdict {
  goal: Goal;
  figure: Figure | undefined;
  reached: boolean | undefined;
}

const atMost = (figure: string, label: string, unit: Unit, limit: number): Goal => ({
  figure,
  label,
  unit,
  sense: "at most",
  limit,
});

const atLeast = (figure: string, label: string, unit: Unit, limit: number): Goal => ({
  ...atMost(figure, label, unit, limit),
  sense: "at least",
});

/** Every figure that has a goal. */
export const GOALS: readonly Goal[] = [
  atMost("task.wasm.warm.seconds", "idol:prove, WASM, warm", "s", 2),
  atMost("task.native.warm.seconds", "idol:prove, native, warm", "s", 1),
  atMost("task.wasm.cold.seconds", "idol:prove, WASM, no cached key", "s", 3),
  atMost("task.peak.megabytes", "peak memory of the whole task", "MB", 700),
  atMost("prover.wasm.prove.seconds", "prove, WASM, all threads, a process's first", "s", 1.2),
  atMost("prover.wasm.next-proof.seconds", "prove, WASM, all threads, next proofs", "s", 0.6),
  atMost("prover.native.prove.seconds", "prove, native, all threads", "s", 0.15),
  atLeast(
    "prover.threads.share",
    "WASM's gain from threads, as a share of native's, first proof of a process",
    "times",
    0.9,
  ),
  atLeast(
    "prover.threads.share.next",
    "WASM's gain from threads, as a share of native's, next proofs",
    "times",
    0.9,
  ),
  atLeast("batches.wasm.2.per-minute", "a folder of recordings, WASM, two workers", "per minute", 90),
  atMost("chromium.first.seconds", "first proof of a first visit, the key made, Chromium", "s", 3.5),
  atMost("chromium.again.seconds", "first proof of a later visit, Chromium", "s", 1.2),
  atMost("chromium.next.seconds", "next proof, Chromium", "s", 0.7),
  atMost("prover.memory.growth", "growth of memory over 50 proofs, WASM", "times", 1.1),
  atMost("prover.memory.growth.native", "growth of memory over 50 proofs, native", "times", 1.1),
  atLeast("tutorial.native.ratio", "faster than the tutorial's circuit, native", "times", 60),
  atLeast("tutorial.wasm.ratio", "faster than the tutorial's circuit, WASM", "times", 20),
  atMost("peers.groth16.ratio", "CPU of the next proof over Groth16's", "times", 4),
  atMost("peers.plonk.ratio", "CPU of the next proof over PLONK's", "times", 0.5),
  atMost("peers.fflonk.ratio", "CPU of the next proof over fflonk's", "times", 0.5),
  atMost("chain.claim.plain.gas", "claim without a badge", "gas", 480_000),
  atMost("chain.claim.plain.added.gas", "what a claim without a badge adds to the verifier", "gas", 95_000),
  atMost("chain.claim.added.gas", "what a claim with a badge adds to the verifier", "gas", 160_000),
  atMost("chain.claimFor.added.gas", "what relaying adds to a claim", "gas", 5_000),
  atMost("chain.verifier.bytes", "deployed verifier", "bytes", 16_000),
  atMost("chain.proof.bytes", "proof", "bytes", 2_000),
  atMost("chromium.first-load.bytes", "the page's first load, gzipped", "bytes", 200_000),
  atMost("chromium.proof.bytes", "what the page loads for a proof", "bytes", 12_000_000),
  atLeast("clips.wasm.agreeing", "real recordings scored as the twin does, WASM", "times", 1),
  atLeast("clips.native.agreeing", "real recordings scored as the twin does, native", "times", 1),
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
