import { RevertError } from "@idol/client/errors";
import { CodedError, ensureError } from "@idol/ezkl/errors";
import { toJson } from "@idol/ezkl/json";
import type { OnProgress } from "@idol/ezkl/progress";
import { HardhatPluginError } from "hardhat/plugins";
import { createReporter, interruptible, terminal } from "hardhat-ezkl/terminal";
import type { WrittenBatch } from "../sending/safe/write-batch.ts";
import { endWithError } from "./command-line.ts";

/** What the body of a task is given. */
export interface TaskContext {
  onProgress: OnProgress;
  /** Aborted by the first Ctrl-C. */
  signal: AbortSignal;
  /** Shows a line at once, for tasks that tell a story; nothing with `--json`. */
  say: (line: string) => void;
  /** Prints a value as one line of JSON at once; nothing without `--json`. */
  emit: (value: unknown) => void;
  /** Has a batch shown that was written instead of being sent; the body's result is then what came of its rehearsal. */
  onBatch: (batch: WrittenBatch) => void;
}

/** How a task shows its result. */
export interface TaskOutput<Result> {
  json: boolean;
  /** The result as text for a person. */
  show: (result: Result) => string;
  /** What `--json` prints of it; all by default. */
  toPrint?: (result: Result) => unknown;
  /** With `--json` the result is one line, after those that were emitted. */
  lines?: boolean;
}

/**
 * Runs the body of a task with progress, cancellation, output and errors handled the same way everywhere. Returns the
 * body's result, so that tests and other tasks can use it.
 */
export async function runTask<Result>(
  output: TaskOutput<Result>,
  body: (context: TaskContext) => Promise<Result>,
): Promise<Result> {
  const { out, err } = terminal();
  const reporter = createReporter(err);
  const say = (line: string): void => {
    reporter.clear();
    if (!output.json) out.write(`${line}\n`);
  };
  const emit = (value: unknown): void => {
    if (output.json) out.write(`${toJson(value, 0)}\n`);
  };
  let batch: WrittenBatch | undefined;
  const onBatch = (written: WrittenBatch): void => {
    batch = written;
  };
  try {
    const { onProgress } = reporter;
    const result = await interruptible((signal) => body({ onProgress, signal, say, emit, onBatch }));
    reporter.clear();
    const { toPrint = (whole: Result) => whole } = output;
    const printed = batch === undefined ? toPrint(result) : { batch, rehearsed: toPrint(result) };
    // What most runs never need is loaded when it is.
    const shown = async () =>
      batch === undefined ? output.show(result) : (await import("./safe-message.ts")).describeBatch(batch);
    out.write(`${output.json ? toJson(printed, output.lines ? 0 : 2) : await shown()}\n`);
    return result;
  } catch (thrown) {
    reporter.clear();
    const { codedError } = await import("./system-errors.ts");
    const error = codedError(ensureError(thrown));
    if (!(error instanceof CodedError)) throw error;
    const { remedyOf } = await import("./remedies/index.ts");
    const remedy = remedyOf(error);
    if (output.json) {
      const { code, message } = error;
      const reverted =
        error instanceof RevertError ? { revert: error.revert.name, values: error.revert.values } : {};
      out.write(`${toJson({ error: { code, message, remedy, ...reverted } })}\n`);
    }
    endWithError(`${error.message}\n${remedy}`);
    throw new HardhatPluginError("idol", `${error.message}\n${remedy}`, error);
  }
}
