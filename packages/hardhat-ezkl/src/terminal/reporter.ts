import type { OnProgress, ProgressEvent } from "@idol/ezkl/progress";
import type { TextStream } from "./terminal.ts";

/** Shows the progress of long work on standard error, so that standard output holds results alone. */
export interface Reporter {
  onProgress: OnProgress;
  /** Removes what is left of the progress display. */
  clear(): void;
}

const BAR_WIDTH = 20;
/** Clears the line and goes back to its first column. */
const CLEAR_LINE = "\r\u001b[2K";

function describe({ step, fraction, detail }: ProgressEvent): string {
  const done = Math.round(Math.min(1, Math.max(0, fraction ?? 0)) * BAR_WIDTH);
  const bar =
    fraction === undefined
      ? ""
      : ` ${"█".repeat(done)}${"░".repeat(BAR_WIDTH - done)} ${Math.round(fraction * 100)}%`;
  return `${step}${bar}${detail === undefined ? "" : `  ${detail}`}`;
}

/** On a terminal one line that is rewritten; elsewhere (a log file, CI) one line for each new step. A sentence that lasts gets its own. */
export function createReporter(stream: TextStream): Reporter {
  const tty = stream.isTTY === true;
  let last = "";
  const clear = (): void => {
    if (tty && last !== "") stream.write(CLEAR_LINE);
  };
  return {
    onProgress(event) {
      if (event.lasting === true) {
        clear();
        stream.write(`${event.detail ?? event.step}\n`);
        return;
      }
      if (tty) {
        stream.write(CLEAR_LINE + describe(event).slice(0, (stream.columns ?? 80) - 1));
      } else if (event.step !== last) {
        stream.write(`${event.step}${event.detail === undefined ? "" : `  ${event.detail}`}\n`);
      }
      last = event.step;
    },
    clear,
  };
}

/** For `--json`: nothing is shown. */
export const silentReporter: Reporter = { onProgress: () => {}, clear: () => {} };
