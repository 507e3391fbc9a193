/** Makes proofs in a process of its own: a JSON job on standard input, a JSON report of timings on standard output. */

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { parseProof } from "@idol/ezkl/proof";
import type { ProvingArtefacts } from "@idol/ml/circuit";
import { type JudgeArtefact, paths } from "@idol/ml/judges";
import { createProver, loadProvingArtefacts } from "@idol/ml/proving";
import { residentBytes } from "../measure/process-tree.ts";
import type { ProveJob, ProveJobReport } from "./prove-job.ts";

const job = JSON.parse(await text(process.stdin)) as ProveJob;
const started = performance.now();
const artefacts = await loadArtefacts();
const { backend, threads, cache } = job;
/** Why a backend or its threads were given up, for the message below. */
const troubles: string[] = [];
const prover = await createProver({
  judge: artefacts,
  backend,
  threads,
  cache,
  onProgress: ({ detail }) => {
    if (detail !== undefined) troubles.push(detail);
  },
});
const report: ProveJobReport = { proofs: [], ready: 0, proofBytes: 0, proof: "" };
try {
  for (let proof = 0; proof < job.proofs; proof++) {
    const before = process.cpuUsage();
    const result = await prover.prove({ x: job.x, key: BigInt(job.key) });
    if (result.backend !== backend || result.threads !== threads) {
      throw new Error(
        `asked for ${backend} on ${threads} threads, got ${result.backend} on ${result.threads}: ${troubles.join(" ")}`,
      );
    }
    if (proof === 0) report.ready = performance.now() - started - result.timings.total + result.timings.start;
    report.proofs.push({
      ...result.timings,
      cpu: cpuSince(before),
      made: result.provingKey === "made",
      resident: residentBytes(process.pid),
    });
    report.proof = result.proof;
    report.proofBytes = parseProof(result.proof).bytes.length;
  }
} finally {
  await prover.close();
}
process.stdout.write(`${JSON.stringify(report)}\n`);

/** Milliseconds of all threads of this process. */
function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function loadArtefacts(): Promise<ProvingArtefacts> {
  const { judge, folder, srs } = job;
  if (srs === undefined) return await loadProvingArtefacts(judge, folder);
  const read = (artefact: JudgeArtefact) => readFile(paths.artefactIn(folder, artefact));
  const [compiled, vk, settings] = await Promise.all([read("compiled"), read("vk"), read("settings")]);
  return { compiled, vk, settings, srs: await readFile(srs) };
}
