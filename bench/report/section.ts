import type { Context } from "../context.ts";
import type { Figure } from "./figure.ts";

/** A table of the report; the first column names the row. */
export interface Table {
  caption?: string;
  header: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A drawing that goes with the report. */
export interface Picture {
  /** The file's name beside the report. */
  name: string;
  svg: string;
}

/** What a section found. */
export interface Findings {
  figures: Figure[];
  tables: Table[];
  /** Sentences below the tables: how it was measured, what is missing and why. */
  notes: string[];
  /** Shown between tables and notes. */
  pictures?: Picture[];
}

/** One part of the bench. */
export interface Section {
  /** For `--only`. */
  name: string;
  title: string;
  /** About how long it takes at the default repetitions, for `--help`. */
  cost: string;
  run(context: Context): Promise<Findings>;
}

/** A section's findings, or why it has none. */
export interface Outcome {
  section: Section;
  findings?: Findings;
  /** Why it could not be measured. */
  failure?: string;
}
