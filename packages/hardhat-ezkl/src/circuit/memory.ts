import { totalmem } from "node:os";
import type { CircuitForecast } from "@idol/ezkl/circuit";
import { PluginError } from "../errors.ts";

/** What this machine, or the container that this process is in, has. */
function memoryHere(): number {
  return Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem());
}

/** @throws PluginError `MEMORY_TOO_SMALL` where the machine cannot hold what the circuit is about to take */
export function checkMemory(
  name: string,
  { logrows, rows, memoryBytes }: CircuitForecast,
  memory = memoryHere(),
): void {
  if (memoryBytes <= memory) return;
  const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(1);
  throw new PluginError(
    "MEMORY_TOO_SMALL",
    `The circuit "${name}" has ${rows} rows (logrows ${logrows}) and would take about ${gigabytes(memoryBytes)} GB; this machine has ${gigabytes(memory)} GB.`,
    "Make the model smaller, or build and prove on a larger machine.",
  );
}
