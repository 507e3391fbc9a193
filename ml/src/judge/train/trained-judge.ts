import type { OnProgress } from "@idol/ezkl/progress";
import type { JudgeConfig } from "../config.ts";
import type { Dataset } from "../dataset/extract.ts";
import type { Separation } from "../evaluate/separation.ts";
import type { Network } from "../network.ts";
import type { LeftOut } from "./left-out.ts";
import type { RunResult } from "./run.ts";

export interface TrainOptions {
  /** Worker threads, for features and for runs; as many as there are cores if left out. */
  workers?: number;
  onProgress?: OnProgress;
  /** Once an epoch is done, aborting keeps the best so far; before, it ends with `CANCELLED`. */
  signal?: AbortSignal;
}

export interface TrainedJudge {
  /** What `saveJudge` writes beside the weights. */
  config: Omit<JudgeConfig, "weightsSha256">;
  network: Network;
  /** What the finished network hears in the validation speakers, as floats. */
  validation: Separation;
  /** Every run, the best first. */
  runs: Pick<RunResult, "seed" | "validation" | "merit" | "history">[];
  /** Each corpus that was left out of a training of its own. */
  leftOut: LeftOut[];
  unreadable: Dataset["unreadable"];
  /** True where the training was cut short. */
  stopped: boolean;
}
