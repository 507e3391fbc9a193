/** Proves with snarkjs in a process of its own: a JSON job on standard input, a JSON report on standard output. */
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { fflonk, groth16, plonk, wtns } from "snarkjs";
import { peerFiles } from "../peers/set-up.ts";
import type { PeerJob, PeerReport } from "./peer-job.ts";

const { system, folder, input, proofs } = JSON.parse(await text(process.stdin)) as PeerJob;
const files = peerFiles(folder);
const { prove, verify } = { groth16, plonk, fflonk }[system];
const report: PeerReport = { proofs: [], publicSignals: [], callData: [] };
let made: Awaited<ReturnType<typeof prove>> | undefined;
for (let count = 0; count < proofs; count++) {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await wtns.calculate(input, files.witnessMaker, files.witness);
  const ready = performance.now();
  made = await prove(files.provingKey, files.witness);
  const done = performance.now();
  const { user, system: kernel } = process.cpuUsage(cpu);
  report.proofs.push({ witness: ready - started, prove: done - ready, cpu: (user + kernel) / 1000 });
}
const { proof, publicSignals } = made!;
const key = JSON.parse(await readFile(files.verifyingKey, "utf8")) as object;
if (!(await verify(key, publicSignals, proof))) throw new Error("snarkjs's proof does not verify");
report.publicSignals = publicSignals;
report.callData = parseCallData(
  system === "fflonk"
    ? await fflonk.exportSolidityCallData(publicSignals, proof)
    : await { groth16, plonk }[system].exportSolidityCallData(proof, publicSignals),
);
process.stdout.write(`${JSON.stringify(report)}\n`, () => {
  // snarkjs leaves its threads running.
  process.exit(0);
});

/** Each system writes its lists in another way: with quotes or without, with a comma between them or none. */
function parseCallData(written: string): unknown[] {
  const listed = written
    .replaceAll('"', "")
    .replaceAll(/0x[0-9a-f]+/gi, '"$&"')
    .replaceAll(/\]\s*\[/g, "],[");
  return JSON.parse(`[${listed}]`) as unknown[];
}
