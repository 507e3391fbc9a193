import { stat } from "node:fs/promises";
import { toSigned } from "@idol/ezkl/proof";
import { makeTwin } from "@idol/ml/judge";
import { startAnvil } from "../chain/anvil.ts";
import { compileVerifier } from "../chain/compile-verifier.ts";
import { type Deployed, deployCode } from "../chain/deploy.ts";
import { type Groth16Report, runGroth16Job } from "../children/groth16-job.ts";
import { runProveJob } from "../children/prove-job.ts";
import type { Context } from "../context.ts";
import { circomInput } from "../groth16/circom-source.ts";
import { buildGroth16, type Groth16Build, groth16Files } from "../groth16/set-up.ts";
import { interleave } from "../measure/interleave.ts";
import type { ProgramRun } from "../measure/run-program.ts";
import { ratioOf, type Sample, sampleOf } from "../measure/sample.ts";
import { type Figure, formatNumber, formatSample, type Unit } from "../report/figure.ts";
import type { Findings, Section } from "../report/section.ts";

/** The outside yardstick: the same judge as a Groth16 circuit, proved by snarkjs, also WASM in Node. */
export const groth16: Section = {
  name: "groth16",
  title: "Beside Groth16: the same judge in circom, proved by snarkjs",
  cost: "1 min",
  async run(context) {
    const { judge, score, say } = context;
    const twin = makeTwin(judge.network, judge.config.quantisation);
    const folder = await context.folder("groth16");
    say("compiling with circom, setting up");
    const build = await buildGroth16(twin, folder);
    const key = 2n ** 247n + 1n;
    const job = { folder, input: circomInput(twin, key, score.x) };
    const { report } = await runGroth16Job(job);
    checkMeaning(report, key, score.instance);
    const seconds = await measureSeconds(context, () => runGroth16Job(job));
    const onChain = await measureChain(groth16Files(folder).verifier, report);
    return findings(context, build, seconds, onChain, (await stat(groth16Files(folder).provingKey)).size);
  },
};

/** Both circuits must say the same, or the comparison is worth nothing. */
function checkMeaning({ publicSignals }: Groth16Report, key: bigint, score: bigint): void {
  const [itsScore, itsKey] = publicSignals.map(BigInt);
  if (itsKey === key && toSigned(itsScore!) === score) return;
  throw new Error(`circom's judge gives ${publicSignals.join(", ")}, ours ${score}, ${key}`);
}

/** Prove times and memory of one side. */
interface Side {
  witness: Sample;
  prove: Sample;
  peak: Sample | undefined;
}

async function measureSeconds(
  context: Context,
  snark: () => Promise<{ report: Groth16Report; run: ProgramRun }>,
): Promise<{ ours: Side; theirs: Side }> {
  const { judge, score, threads, options, say } = context;
  const cache = await context.folder("cache");
  const x = Array.from(score.x);
  const backend = { backend: "wasm", threads: threads.at(-1)!, cache, proofs: 1 } as const;
  const ezkl = async () => {
    const { report, run } = await runProveJob({
      judge: judge.name,
      folder: judge.folder,
      x,
      key: "1",
      ...backend,
    });
    return { report: report.proofs[0]!, run };
  };
  // Fills the cache.
  await ezkl();
  const runs = await interleave<string, { report: { witness: number; prove: number }; run: ProgramRun }>(
    options.repetitions,
    [
      { name: "EZKL's engine", run: ezkl },
      { name: "snarkjs", run: snark },
    ],
    say,
  );
  const [ours, theirs] = [...runs.values()].map((all): Side => {
    const peaks = all.flatMap(({ run }) => (run.peakBytes === undefined ? [] : [run.peakBytes / 1e6]));
    return {
      witness: sampleOf(all.map(({ report }) => report.witness / 1000)),
      prove: sampleOf(all.map(({ report }) => report.prove / 1000)),
      peak: peaks.length === 0 ? undefined : sampleOf(peaks),
    };
  });
  return { ours: ours!, theirs: theirs! };
}

/** Deploys snarkjs's verifier and has it check the proof. */
async function measureChain(
  source: string,
  { callData }: Groth16Report,
): Promise<{ verifier: Deployed; gas: bigint }> {
  const { abi, bytecode } = await compileVerifier(source, "Groth16Verifier");
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

/** Two points of G1 and one of G2, uncompressed, as the EVM takes them. */
const PROOF_BYTES = 256;

function findings(
  { threads, manifest }: Context,
  build: Groth16Build,
  { ours, theirs }: { ours: Side; theirs: Side },
  { verifier, gas }: { verifier: Deployed; gas: bigint },
  zkeyBytes: number,
): Findings {
  const figure = (id: string, label: string, unit: Unit, sample: Sample): Figure => ({
    id: `groth16.${id}`,
    label: `Groth16, ${label}`,
    unit,
    sample,
  });
  const one = (value: number | bigint): Sample => sampleOf([Number(value)]);
  const slower = ratioOf(ours.prove, theirs.prove);
  const megabytes = (side: Side): string => (side.peak === undefined ? "" : formatSample(side.peak, "MB"));
  return {
    figures: [
      figure("prove.seconds", "prove", "s", theirs.prove),
      figure("witness.seconds", "witness", "s", theirs.witness),
      figure("ezkl-over-groth16", "times that EZKL takes longer to prove", "times", slower),
      figure("proof.bytes", "proof", "bytes", one(PROOF_BYTES)),
      figure("verify.gas", "the verifier alone", "gas", one(gas)),
      figure("verifier.bytes", "verifier, deployed", "bytes", one(verifier.bytes)),
      figure("setup.seconds", "set-up of one judge", "s", one(build.setUpSeconds)),
      figure("constraints", "constraints", "rows", one(build.constraints)),
    ],
    tables: [
      {
        header: ["", "EZKL (halo2, KZG), WASM", "Groth16, snarkjs, WASM"],
        rows: [
          ["witness (s)", formatSample(ours.witness, "s"), formatSample(theirs.witness, "s")],
          [
            `prove (s), ${threads.at(-1)} threads`,
            formatSample(ours.prove, "s"),
            formatSample(theirs.prove, "s"),
          ],
          ["peak memory (MB)", megabytes(ours), megabytes(theirs)],
          [
            "size of the circuit",
            `${formatNumber(manifest.rows, "rows")} rows`,
            `${formatNumber(build.constraints, "rows")} constraints`,
          ],
          ["proof (bytes)", "see the chain's section", formatNumber(PROOF_BYTES, "bytes")],
          ["the verifier alone (gas)", "see the chain's section", formatNumber(Number(gas), "gas")],
          ["verifier, deployed (bytes)", "see the chain's section", formatNumber(verifier.bytes, "bytes")],
          ["proving key (bytes)", "made from the vk", formatNumber(zkeyBytes, "bytes")],
          [
            "set-up of a new judge",
            "none: one universal ceremony for all",
            `${formatNumber(build.setUpSeconds, "s")} s and a ceremony of its own`,
          ],
        ],
      },
    ],
    notes: [
      `Groth16 wins by cost: EZKL takes ${formatSample(slower, "times")} times as long to prove. In a Groth16 circuit multiplying by a fixed weight costs nothing and only the relus' bits count, where EZKL pays a row for every product. Both circuits were checked to give the same score to the same input.`,
      "What it costs in trust: the keys of a Groth16 circuit hold a secret of this one judge. Whoever keeps it, all participants of the judge's own ceremony together, can forge any score for anybody, and nobody would notice; every retraining needs another ceremony that singers have to believe in. EZKL's proofs rest on one universal ceremony with many participants, done years ago, whatever the judge. The powers of tau and keys here were made by this program: insecure, of equal cost. The circuit in circom is ours and unaudited; with EZKL it comes from the ONNX.",
    ],
  };
}
