import { setTimeout as sleep } from "node:timers/promises";

/** How often each is killed. */
export const KILLS = Number(process.env.IDOL_FAULT_KILLS ?? 50);

/** A moment until `longest` milliseconds from now, any as likely as another. */
export const anyMoment = (longest: number): Promise<void> => sleep(Math.random() * longest);

/** Ends a process as a power cut does. Whether it was still there. */
export function kill(pid: number): boolean {
  try {
    process.kill(pid, "SIGKILL");
    return true;
  } catch {
    return false;
  }
}

/** What came of it, a line of the table in docs/LOAD.md. */
export function report(what: string, figures: Record<string, string | number>): void {
  const text = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(`      ${what}: ${text.join(", ")}\n`);
}

/** Does something again and again, with pauses, until it is told to end; then what it did last is done. */
export function meanwhile(act: () => Promise<void>, pause: number): { end(): Promise<void> } {
  let ended = false;
  const running = (async () => {
    while (!ended) {
      await act();
      await anyMoment(2 * pause);
    }
  })();
  // An error is told when it is ended.
  running.catch(() => {});
  return {
    async end() {
      ended = true;
      await running;
    },
  };
}
