import type { ProgramRun } from "../measure/run-program.ts";
import { type Sample, sampleOf } from "../measure/sample.ts";

/** Steps that `idol:prove` reports as they begin, and what the time until the next one is spent on. */
const STEPS: Record<string, string> = {
  engine: "start the engine, read the recording",
  features: "features and score, meanwhile the engine starts",
  provingKey: "make the proving key",
  witness: "witness",
  prove: "prove",
  verify: "verify, encode, write the proof",
};

/**
 * Seconds by phase of runs of `idol:prove`, told from the moments at which its progress lines came.
 *
 * @param node - seconds of a bare Node process
 * @param hardhat - seconds of a Hardhat process that does nothing
 */
export function phasesOf(runs: readonly ProgramRun[], node: number, hardhat: number): Map<string, Sample> {
  const seconds = new Map<string, number[]>();
  const add = (phase: string, value: number): void => {
    seconds.set(phase, [...(seconds.get(phase) ?? []), value]);
  };
  for (const run of runs) {
    const steps = run.lines.filter(({ stream, text }) => stream === "stderr" && text in STEPS);
    const first = steps[0]?.seconds ?? run.seconds;
    add("start Node", node);
    add("start Hardhat", hardhat - node);
    add("load the task, check the judge's files", first - hardhat);
    const result = run.lines.find(({ stream }) => stream === "stdout")?.seconds ?? run.seconds;
    for (const [index, { text, seconds: begun }] of steps.entries()) {
      add(STEPS[text]!, (steps[index + 1]?.seconds ?? result) - begun);
    }
    add("end the process", run.seconds - result);
  }
  return new Map([...seconds].map(([phase, values]) => [phase, sampleOf(values)]));
}
