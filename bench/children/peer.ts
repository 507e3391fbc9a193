/** Proves with snarkjs in a process of its own: a JSON job on standard input, a JSON report on standard output. */
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { groth16, wtns } from "snarkjs";
import { groth16Files } from "../groth16/set-up.ts";
import type { Groth16Job, Groth16Report } from "./groth16-job.ts";

const { folder, input } = JSON.parse(await text(process.stdin)) as Groth16Job;
const files = groth16Files(folder);
const marks = [performance.now()];
const mark = (): number => marks.push(performance.now());
await wtns.calculate(input, files.witnessMaker, files.witness);
mark();
const { proof, publicSignals } = await groth16.prove(files.provingKey, files.witness);
mark();
const key = JSON.parse(await readFile(files.verifyingKey, "utf8")) as object;
const holds = await groth16.verify(key, publicSignals, proof);
mark();
const [witness, prove, verify] = marks.slice(1).map((at, step) => at - marks[step]!);
const callData = JSON.parse(`[${await groth16.exportSolidityCallData(proof, publicSignals)}]`) as unknown[];
const report: Groth16Report = {
  witness: witness!,
  prove: prove!,
  verify: verify!,
  holds,
  publicSignals,
  callData,
};
process.stdout.write(`${JSON.stringify(report)}\n`, () => {
  // snarkjs leaves its threads running.
  process.exit(0);
});
