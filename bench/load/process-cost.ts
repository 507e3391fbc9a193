import { readFileSync } from "node:fs";

/** What a process has cost until now, by /proc. */
export interface Cost {
  cpuSeconds: number;
  peakMegabytes: number;
}

export function costOf(pid: number): Cost {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / 100,
    peakMegabytes: Math.round(Number(peak) / 1024),
  };
}

/** Does something, and says how long it took, in milliseconds. */
export async function timed<T>(act: () => Promise<T>): Promise<{ value: T; milliseconds: number }> {
  const started = performance.now();
  const value = await act();
  return { value, milliseconds: performance.now() - started };
}

/** The median of some runs, in milliseconds. */
export async function medianOf(runs: number, act: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push((await timed(act)).milliseconds);
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
}

/** Does something for each item, so many at once. */
export async function atOnce<T>(
  items: readonly T[],
  many: number,
  act: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: many }, lane));
}
