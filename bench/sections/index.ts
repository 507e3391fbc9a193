import type { Section } from "../report/section.ts";
import { prover } from "./prover.ts";
import { wholeTask } from "./whole-task.ts";

/** All parts of the bench, in the order of the report. */
export const SECTIONS: readonly Section[] = [wholeTask, prover];
