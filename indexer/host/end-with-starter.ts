/** Set for an index that a program of ours started, which then holds the other end of its standard input. */
export const TIED = "IDOL_INDEX_TIED";

/** Ends this process with whoever started it, killed or not: two on one folder would spoil it. */
export function endWithStarter(environment: NodeJS.ProcessEnv): void {
  if (environment[TIED] === undefined) return;
  process.stdin.on("end", () => process.kill(process.pid, "SIGTERM")).resume();
}
