import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { CodedError, EzklError, ensureError } from "./errors.ts";
import { ignoreProgress, type OnProgress } from "./progress.ts";

interface Request<Task> {
  index: number;
  task: Task;
}

type Reply<Result, Progress> =
  | { kind: "result"; index: number; result: Result }
  | { kind: "progress"; index: number; progress: Progress }
  | { kind: "failure"; failure: { code?: string; message: string; remedy: string } };

export interface WorkerOptions<Result, Progress> {
  /** Given once to every worker; typed arrays over a SharedArrayBuffer are shared, not copied. */
  shared?: unknown;
  /** At most so many workers; as many as there are cores if left out. */
  workers?: number;
  /** The first failure of any task, of whatever kind, ends all of them. */
  onResult?: (result: Result, index: number) => void;
  onProgress?: (progress: Progress, index: number) => void;
  /** Ends the workers at once. */
  signal?: AbortSignal;
}

/**
 * Does independent tasks in worker threads and returns their results in the order of the tasks, whoever finished first.
 *
 * @param script - a module that calls `serveTasks`
 * @throws EzklError what a task threw; `CANCELLED` when aborted
 */
export async function runInWorkers<Task, Result, Progress = never>(
  script: URL,
  tasks: readonly Task[],
  options: WorkerOptions<Result, Progress> = {},
): Promise<Result[]> {
  const { signal, workers: most = availableParallelism() } = options;
  const results: Result[] = new Array(tasks.length);
  const workers: Worker[] = [];
  let next = 0;
  const serve = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      const give = () => {
        if (next >= tasks.length) return resolve();
        const request: Request<Task> = { index: next, task: tasks[next]! };
        next++;
        worker.postMessage(request);
      };
      worker.on("message", (reply: Reply<Result, Progress>) => {
        if (reply.kind === "progress") return options.onProgress?.(reply.progress, reply.index);
        if (reply.kind === "failure") return reject(revive(reply.failure));
        results[reply.index] = reply.result;
        options.onResult?.(reply.result, reply.index);
        give();
      });
      worker.on("error", reject);
      worker.on("exit", () => reject(cancelled()));
      give();
    });
  const stop = () => {
    for (const worker of workers) void worker.terminate();
  };
  if (signal?.aborted) throw cancelled();
  signal?.addEventListener("abort", stop);
  try {
    for (let i = 0; i < Math.min(most, tasks.length); i++)
      workers.push(new Worker(script, { workerData: options.shared }));
    await Promise.all(workers.map(serve));
    return results;
  } finally {
    signal?.removeEventListener("abort", stop);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

export interface BatchOptions {
  /** Items that a worker gets at a time. */
  batch: number;
  shared?: unknown;
  workers?: number | undefined;
  /** The step that is reported, and what the items are called. */
  step: string;
  items: string;
  onProgress?: OnProgress | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * `runInWorkers` for many small tasks: hands them out in batches, and reports how many are done.
 *
 * @param script - a module whose `serveTasks` takes a list of tasks and gives a list
 * @returns what the batches gave, one after another
 */
export async function runInBatches<Task, Result>(
  script: URL,
  tasks: readonly Task[],
  { batch, step, items, shared, workers, signal, onProgress = ignoreProgress }: BatchOptions,
): Promise<Result[]> {
  const batches: Task[][] = [];
  for (let start = 0; start < tasks.length; start += batch) batches.push(tasks.slice(start, start + batch));
  let done = 0;
  const replies = await runInWorkers<Task[], Result[]>(script, batches, {
    shared,
    ...(workers !== undefined && { workers }),
    ...(signal && { signal }),
    onResult: (_, index) => {
      done += batches[index]!.length;
      onProgress({ step, fraction: done / tasks.length, detail: `${done} of ${tasks.length} ${items}` });
    },
  });
  return replies.flat() as Result[];
}

/** The worker's side of `runInWorkers`: answers each task with what `handle` returns. */
export function serveTasks<Task, Result, Shared = undefined, Progress = never>(
  handle: (task: Task, shared: Shared, report: (progress: Progress) => void) => Result | Promise<Result>,
): void {
  if (isMainThread || parentPort === null) return;
  const port = parentPort;
  port.on("message", async ({ index, task }: Request<Task>) => {
    const reply = (message: Reply<Result, Progress>) => port.postMessage(message);
    try {
      const report = (progress: Progress) => reply({ kind: "progress", index, progress });
      reply({ kind: "result", index, result: await handle(task, workerData as Shared, report) });
    } catch (thrown) {
      const error = ensureError(thrown);
      const known = error instanceof CodedError ? { code: error.code, remedy: error.remedy } : { remedy: "" };
      reply({ kind: "failure", failure: { message: error.message, ...known } });
    }
  });
}

function revive({ code, message, remedy }: { code?: string; message: string; remedy: string }): Error {
  return code === undefined ? new Error(message) : new CodedError(code, message, remedy);
}

function cancelled(): CodedError {
  return new EzklError("CANCELLED", "The work was cancelled.", "Run it again; what was cached is not lost.");
}
