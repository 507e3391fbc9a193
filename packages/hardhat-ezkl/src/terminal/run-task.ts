import { toJson } from "@idol/ezkl/json";
import type { OnProgress } from "@idol/ezkl/progress";
import { codedOf, pluginError } from "../runtime/plugin-errors.ts";
import { interruptible } from "./interruptible.ts";
import { remedyOf } from "./remedies.ts";
import { createReporter, silentReporter } from "./reporter.ts";
import { terminal } from "./terminal.ts";

/** What the body of a task is given. */
export interface TaskContext {
  onProgress: OnProgress;
  /** Aborted by the first Ctrl-C. */
  signal: AbortSignal;
}

/** How a task shows its result. */
export interface TaskOutput<Result> {
  json: boolean;
  /** The result as text for a person. */
  show: (result: Result) => string;
  /** What `--json` prints of it; all by default. */
  toPrint?: (result: Result) => unknown;
}

/** Runs the body of a task with progress, cancellation, output and errors handled the same way everywhere, and returns its result. */
export async function runTask<Result>(
  output: TaskOutput<Result>,
  body: (context: TaskContext) => Promise<Result>,
): Promise<Result> {
  const { out, err } = terminal();
  const reporter = output.json ? silentReporter : createReporter(err);
  return await interruptible(async (signal) => {
    try {
      const result = await body({ onProgress: reporter.onProgress, signal });
      reporter.clear();
      const { toPrint = (whole: Result) => whole } = output;
      out.write(`${output.json ? toJson(toPrint(result)) : output.show(result)}\n`);
      return result;
    } catch (thrown) {
      reporter.clear();
      const error = codedOf(thrown);
      if (error === undefined) throw thrown;
      if (output.json) {
        const { code, message } = error;
        out.write(`${toJson({ error: { code, message, remedy: remedyOf(error) } })}\n`);
      }
      throw pluginError(error);
    }
  });
}
