import { stat } from "node:fs/promises";
import { toSigned } from "@idol/ezkl/proof";
import { makeTwin } from "@idol/ml/judge";
import { startAnvil } from "../chain/anvil.ts";
import { compileVerifier } from "../chain/compile-verifier.ts";
import { type Deployed, deployCode } from "../chain/deploy.ts";
import { type PeerReport, runPeerJob } from "../children/peer-job.ts";
import { runProveJob } from "../children/prove-job.ts";
import type { Context } from "../context.ts";
import { interleave } from "../measure/interleave.ts";
import type { ProgramRun } from "../measure/run-program.ts";
import { type Sample, sampleOf } from "../measure/sample.ts";
import { circomInput } from "../peers/circom-source.ts";
import { buildPeers, peerFiles } from "../peers/set-up.ts";
import { SYSTEMS, type System, TRAITS } from "../peers/systems.ts";
import type { Section } from "../report/section.ts";
import { type Costs, findings, type Peer } from "./peers-table.ts";

/** Of a process: the first, and two after it. */
const PROOFS = 3;

/** The outside yardsticks: the same judge in circom, proved by snarkjs, also WASM in Node. */
export const peers: Section = {
  name: "peers",
  title: "Beside Groth16, PLONK and fflonk: the same judge in circom, proved by snarkjs",
  cost: "3 min",
  async run(context) {
    const { judge, score, say } = context;
    const twin = makeTwin(judge.network, judge.config.quantisation);
    say("compiling with circom, setting up");
    const builds = await buildPeers(twin, await context.folder("peers"));
    const key = 2n ** 247n + 1n;
    const input = circomInput(twin, key, score.x);
    const jobOf = (system: System) => ({ system, folder: builds[system].folder, input, proofs: PROOFS });
    const reports: [System, PeerReport][] = [];
    for (const system of SYSTEMS) {
      const { report } = await runPeerJob(jobOf(system));
      checkMeaning(report, key, score.instance);
      reports.push([system, report]);
    }
    const { ours, theirs } = await measure(context, (system) => runPeerJob(jobOf(system)));
    const all: Peer[] = [];
    for (const [system, { callData }] of reports) {
      const { folder, ...build } = builds[system];
      const { verifier: source, provingKey } = peerFiles(folder);
      const onChain = await measureChain(source, TRAITS[system].contract, callData);
      all.push({
        system,
        costs: theirs[system],
        ...build,
        ...onChain,
        keyBytes: (await stat(provingKey)).size,
      });
    }
    return findings(context, ours, all);
  },
};

/** Both circuits must say the same, or the comparison is worth nothing. */
function checkMeaning({ publicSignals }: PeerReport, key: bigint, score: bigint): void {
  const [itsScore, itsKey] = publicSignals.map(BigInt);
  if (itsKey === key && toSigned(itsScore!) === score) return;
  throw new Error(`circom's judge gives ${publicSignals.join(", ")}, ours ${score}, ${key}`);
}

interface Run {
  report: { proofs: { witness: number; prove: number; cpu: number }[] };
  run: ProgramRun;
}

async function measure(
  context: Context,
  snark: (system: System) => Promise<Run>,
): Promise<{ ours: Costs; theirs: Record<System, Costs> }> {
  const { judge, score, threads, options, say } = context;
  const cache = await context.folder("cache");
  const x = Array.from(score.x);
  const backend = { backend: "wasm", threads: threads.at(-1)!, cache } as const;
  const ezkl = (proofs: number): Promise<Run> =>
    runProveJob({ judge: judge.name, folder: judge.folder, x, key: "1", ...backend, proofs });
  // Fills the cache.
  await ezkl(1);
  const runs = await interleave<string, Run>(
    options.repetitions,
    [
      { name: "EZKL's engine", run: () => ezkl(PROOFS) },
      ...SYSTEMS.map((system) => ({ name: system, run: () => snark(system) })),
    ],
    say,
  );
  const [ours, ...theirs] = [...runs.values()].map(costsOf);
  return {
    ours: ours!,
    theirs: Object.fromEntries(SYSTEMS.map((system, i) => [system, theirs[i]!])) as Record<System, Costs>,
  };
}

function costsOf(runs: readonly Run[]): Costs {
  const seconds = (of: (proofs: Run["report"]["proofs"]) => number): Sample =>
    sampleOf(runs.map(({ report }) => of(report.proofs) / 1000));
  const next = (value: "prove" | "cpu") => (proofs: Run["report"]["proofs"]) =>
    sampleOf(proofs.slice(1).map((proof) => proof[value])).median;
  const peaks = runs.flatMap(({ run }) => (run.peakBytes === undefined ? [] : [run.peakBytes / 1e6]));
  return {
    witness: seconds(([first]) => first!.witness),
    first: seconds(([first]) => first!.prove),
    firstCpu: seconds(([first]) => first!.cpu),
    next: seconds(next("prove")),
    nextCpu: seconds(next("cpu")),
    peak: peaks.length === 0 ? undefined : sampleOf(peaks),
  };
}

/** Deploys snarkjs's verifier and has it check the proof. */
async function measureChain(
  source: string,
  contract: string,
  callData: readonly unknown[],
): Promise<{ verifier: Deployed; gas: bigint }> {
  const { abi, bytecode } = await compileVerifier(source, contract);
  const anvil = await startAnvil();
  try {
    const verifier = await deployCode(await anvil.provider.getSigner(0), abi, bytecode);
    const verify = verifier.contract.getFunction("verifyProof");
    if ((await verify.staticCall(...callData)) !== true)
      throw new Error("snarkjs's verifier refuses its proof");
    // Short of gas this verifier answers no instead of failing, which would mislead an estimate.
    const receipt = await (await verify.send(...callData, { gasLimit: PLENTY })).wait();
    return { verifier, gas: receipt!.gasUsed };
  } finally {
    await anvil.stop();
  }
}

const PLENTY = 1_000_000n;
