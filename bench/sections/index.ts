import type { Section } from "../report/section.ts";
import { batches } from "./batches.ts";
import { chain } from "./chain.ts";
import { chromium } from "./chromium.ts";
import { clips } from "./clips.ts";
import { growth } from "./growth.ts";
import { memory } from "./memory.ts";
import { peers } from "./peers.ts";
import { prover } from "./prover.ts";
import { tutorial } from "./tutorial.ts";
import { wholeTask } from "./whole-task.ts";

/** All parts of the bench, in the order of the report. */
export const SECTIONS: readonly Section[] = [
  wholeTask,
  prover,
  batches,
  memory,
  chromium,
  growth,
  tutorial,
  chain,
  peers,
  clips,
];
