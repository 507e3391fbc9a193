import { ensureError } from "@idol/ezkl/errors";
import type { Context } from "../context.ts";
import type { Outcome, Section } from "./section.ts";

/**
 * Measures a section. One that fails is measured once more and says why: one in some hundreds of the threaded engine's processes
 * traps, which a user of the prover is spared by its other build, and which would take the whole section from the report.
 */
export async function runSection(section: Section, context: Context): Promise<Outcome> {
  let failed: string | undefined;
  for (;;) {
    try {
      const findings = await section.run(context);
      if (failed !== undefined) findings.notes.push(`Measured again; at first it failed: ${failed}`);
      return { section, findings };
    } catch (thrown) {
      const { message } = ensureError(thrown);
      context.say(message);
      const failure = reasonIn(message);
      if (failed !== undefined) return { section, failure };
      failed = failure;
    }
  }
}

/** The error that a child process ended with, else the first line. */
function reasonIn(message: string): string {
  const lines = message.split("\n");
  return lines.find((line) => line.startsWith("Error: ")) ?? lines[0]!;
}
