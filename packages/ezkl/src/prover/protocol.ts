/** A step of an engine, for progress, timings and errors. */
export type EngineStep = "provingKey" | "witness" | "prove" | "verify";

/** Milliseconds of the steps that were taken. */
export type StepMillis = Partial<Record<EngineStep, number>>;

/** What a worker or a process with an engine tells: `ready` once, then steps and one end for each request. */
export type EngineReply =
  | { is: "ready" }
  | { is: "step"; step: EngineStep }
  /** A proving key was made; a process leaves it in its folder instead of sending the bytes. */
  | { is: "provingKey"; bytes: Uint8Array | null; millis: number }
  /** The proof is `null` where the engine's own check refused it; `memory` is the engine's, in bytes. */
  | { is: "proved"; proof: string | null; millis: StepMillis; memory: number }
  | { is: "verified"; holds: boolean }
  /** The engine said no; it can go on. */
  | { is: "refused"; step: string; message: string }
  /** The engine panicked or could not start; its host must be dropped. */
  | { is: "broken"; step: string; message: string; said: string };
