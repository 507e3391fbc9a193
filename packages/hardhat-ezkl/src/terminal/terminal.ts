import { AsyncLocalStorage } from "node:async_hooks";

/** The part of a stream that tasks need. */
export interface TextStream {
  isTTY?: boolean | undefined;
  columns?: number | undefined;
  write(text: string): unknown;
}

/** Where tasks write. `given` is true where the caller passed it in. */
export interface Terminal {
  /** Results. */
  out: TextStream;
  /** Progress, and what went wrong. */
  err: TextStream;
  given?: boolean;
  /** Stops a task as Ctrl-C does. */
  interrupt?: AbortSignal;
}

const given = new AsyncLocalStorage<Terminal>();

/** The terminal of the running task: the one that was passed in, or this process's. */
export function terminal(): Terminal {
  return given.getStore() ?? { out: process.stdout, err: process.stderr };
}

/** Runs tasks that write to a terminal of the caller's. */
export function withTerminal<Result>(own: Terminal, work: () => Promise<Result>): Promise<Result> {
  return given.run({ ...own, given: true }, work);
}
