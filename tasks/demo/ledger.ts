import { formatCount } from "@idol/client/format";
import { renderTable } from "../ui/table.ts";

/** One line of the demo's closing table. */
export interface LedgerLine {
  step: string;
  /** Milliseconds. */
  time: number;
  gas?: bigint;
  bytes?: number;
}

/** Measures the steps of the demo. */
export class Ledger {
  readonly lines: LedgerLine[] = [];

  /** Runs a step and writes down its time, with what `cost` finds in its result. */
  async measure<Result>(
    step: string,
    work: () => Promise<Result>,
    cost: (result: Result) => Pick<LedgerLine, "gas" | "bytes"> = () => ({}),
  ): Promise<Result> {
    const started = performance.now();
    const result = await work();
    this.lines.push({ step, time: performance.now() - started, ...cost(result) });
    return result;
  }

  /** The table of all steps, with the sum of their times. */
  render(): string {
    const seconds = (time: number): string => (time / 1000).toFixed(1);
    const rows = this.lines.map(({ step, time, gas, bytes }) => [
      step,
      seconds(time),
      gas === undefined ? "" : formatCount(gas),
      bytes === undefined ? "" : formatCount(bytes),
    ]);
    const sum = this.lines.reduce((total, { time }) => total + time, 0);
    return renderTable(["step", "seconds", "gas", "bytes"], [...rows, ["all", seconds(sum), "", ""]]);
  }
}
