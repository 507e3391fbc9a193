import { IdolError } from "@idol/ezkl/errors.ts";
import type { BackendName } from "@idol/ezkl/prover/types.ts";
import type { EzklPython } from "@idol/ezkl/python/python.ts";
import { decodeAudio } from "@idol/ml/audio/decode.ts";
import { readAudioFile } from "@idol/ml/audio/read-file.ts";
import type { Recording } from "@idol/ml/audio/recording.ts";
import { forecastRows } from "@idol/ml/circuit/forecast.ts";
import type { Quantisation } from "@idol/ml/judge/config.ts";
import type { Judge } from "@idol/ml/judge/judge-files.ts";
import { snap } from "@idol/ml/judge/quantise.ts";
import { interleave } from "../measure/interleave.ts";
import { type Sample, sampleOf } from "../measure/sample.ts";
import { type BuiltCircuit, CircuitBuilder } from "./build-circuit.ts";
import { candidatesOf, type Grid, smallestLogrows } from "./grid.ts";
import { nextSeconds, proveCircuit, provingKeyBytes } from "./prove-circuit.ts";
import { picturesOf, type Quality, qualityAt } from "./quality.ts";
import { OnChain } from "./verifier-cost.ts";

/** What the search is given. */
export interface SearchOptions {
  judge: Judge;
  grid: Grid;
  /** Paths of recordings on which quality is judged. */
  recordings: readonly string[];
  python: EzklPython;
  threads: number;
  rounds: number;
  /** A new folder that is gone after the run. */
  folder: (name: string) => Promise<string>;
  say: (line: string) => void;
}

/** One circuit of the judge's network: what it costs and how faithful it is. */
export interface Candidate {
  quantisation: Quantisation;
  /** Whether it is the committed judge's. */
  shipped: boolean;
  rows: number;
  quality: Quality;
  keyBytes: number;
  proofBytes: number;
  verifierBytes: number;
  verifyGas: number;
  /** Seconds of a proof that is not its process's first. */
  seconds: Record<BackendName, Sample>;
}

/** Two proofs a process: the first is not counted. */
const PROOFS = 2;

/** Builds, proves and verifies on a chain every circuit of the grid. */
export async function searchCircuits(options: SearchOptions): Promise<Candidate[]> {
  const { judge, grid, recordings, python, threads, rounds, folder, say } = options;
  const { network, config } = judge;
  say(`features of ${recordings.length} recordings`);
  const pictures = picturesOf(await Promise.all(recordings.map(read)), config);
  const scales = [...new Set([...grid.scales, config.quantisation.scale])];
  const quality = new Map(scales.map((scale) => [scale, qualityAt(network, pictures, scale)]));
  const candidates = candidatesOf(grid, (scale) => quality.get(scale)!.largest, config.quantisation);
  const builder = new CircuitBuilder(await folder("circuits"), python, config.features);
  const built: { circuit: BuiltCircuit; cache: string }[] = [];
  for (const [index, candidate] of candidates.entries()) {
    say(`building ${index + 1} of ${candidates.length}: ${nameOf(candidate)}`);
    const x = snap(pictures[0]!, candidate.scale);
    const circuit = await buildSmallest(builder, nameOf(candidate), { network, x }, candidate);
    built.push({ circuit, cache: await folder("cache") });
  }
  const prove = (index: number, backend: BackendName) => {
    const { circuit, cache } = built[index]!;
    return proveCircuit(circuit, { backend, threads, cache, proofs: PROOFS });
  };
  const runs = await interleave(
    rounds,
    built.flatMap((_, index) =>
      (["native", "wasm"] as const).map((backend) => ({
        name: `${nameOf(candidates[index]!)}, ${backend}`,
        run: () => prove(index, backend),
      })),
    ),
    say,
  );
  const chain = await OnChain.start();
  try {
    const found: Candidate[] = [];
    for (const { circuit, cache } of built) {
      const { quantisation, rows } = circuit;
      const name = nameOf(quantisation);
      say(`verifier of ${name}`);
      const of = (backend: BackendName) => runs.get(`${name}, ${backend}`)!;
      const { proof, proofBytes } = of("wasm")[0]!.report;
      const sample = (backend: BackendName) => sampleOf(of(backend).map(({ report }) => nextSeconds(report)));
      found.push({
        quantisation,
        shipped: JSON.stringify(sorted(quantisation)) === JSON.stringify(sorted(config.quantisation)),
        rows,
        quality: quality.get(quantisation.scale)!,
        keyBytes: await provingKeyBytes(cache),
        proofBytes,
        ...(await chain.verify(circuit.verifier, proof)),
        seconds: { native: sample("native"), wasm: sample("wasm") },
      });
    }
    return found;
  } finally {
    await chain.stop();
  }
}

/** The rows of several inner columns have no formula here: the build says what it needs, and gets it. */
async function buildSmallest(
  builder: CircuitBuilder,
  name: string,
  plan: { network: Judge["network"]; x: Float64Array },
  candidate: Omit<Quantisation, "logrows">,
): Promise<BuiltCircuit> {
  const largest = 16;
  // Exact for one column; more columns never hold more than their share.
  const least = forecastRows(plan.network.shape, candidate.decompLegs) / candidate.numInnerCols;
  for (let logrows = smallestLogrows(least, candidate.decompBase); logrows <= largest; logrows++) {
    try {
      return await builder.build(`${name}-k${logrows}`, { ...plan, quantisation: { ...candidate, logrows } });
    } catch (error) {
      if (!(error instanceof IdolError && error.code === "CIRCUIT_RANGE") || logrows === largest) throw error;
    }
  }
  throw new RangeError(`${name} needs more than 2^${largest} rows`);
}

/** As a judge may be named. */
export function nameOf({
  numInnerCols,
  scale,
  decompBase,
  decompLegs,
}: Omit<Quantisation, "logrows">): string {
  return `c${numInnerCols}-s${scale}-b${decompBase}-l${decompLegs}`;
}

async function read(path: string): Promise<Recording> {
  return decodeAudio(await readAudioFile(path), path);
}

function sorted(quantisation: Quantisation): [string, number][] {
  return Object.entries(quantisation).sort(([a], [b]) => (a < b ? -1 : 1));
}
