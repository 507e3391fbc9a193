import type { Section } from "../report/section.ts";
import { chain } from "./chain.ts";
import { groth16 } from "./groth16.ts";
import { memory } from "./memory.ts";
import { prover } from "./prover.ts";
import { tutorial } from "./tutorial.ts";
import { wholeTask } from "./whole-task.ts";

/** All parts of the bench, in the order of the report. */
export const SECTIONS: readonly Section[] = [wholeTask, prover, memory, tutorial, chain, groth16];
