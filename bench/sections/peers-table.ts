import type { Deployed } from "../chain/deploy.ts";
import type { Context } from "../context.ts";
import { ratioOf, type Sample, sampleOf } from "../measure/sample.ts";
import { type System, TRAITS } from "../peers/systems.ts";
import { type Figure, formatNumber, formatSample, type Unit } from "../report/figure.ts";
import type { Findings } from "../report/section.ts";

/** What proofs cost on one side: seconds, and megabytes. */
export interface Costs {
  witness: Sample;
  first: Sample;
  firstCpu: Sample;
  next: Sample;
  nextCpu: Sample;
  peak: Sample | undefined;
}

/** One of snarkjs's systems. */
export interface Peer {
  system: System;
  costs: Costs;
  constraints: number;
  setUpSeconds: number;
  verifier: Deployed;
  gas: bigint;
  keyBytes: number;
}

/** How EZKL and the others compare, as figures, a table and plain words. */
export function findings({ threads, manifest }: Context, ours: Costs, peers: readonly Peer[]): Findings {
  const costs = [ours, ...peers.map((peer) => peer.costs)];
  const row = (label: string, of: (costs: Costs) => Sample | undefined, unit: Unit): string[] => [
    label,
    ...costs
      .map((each) => of(each))
      .map((sample) => (sample === undefined ? "" : formatSample(sample, unit))),
  ];
  const fact = (label: string, own: string, of: (peer: Peer) => string): string[] => [
    label,
    own,
    ...peers.map(of),
  ];
  const slower = peers.map(({ system, costs }) => [system, ratioOf(ours.nextCpu, costs.nextCpu)] as const);
  return {
    figures: [...peers.flatMap(figuresOf), ...slower.map(([system, ratio]) => ratioFigure(system, ratio))],
    tables: [
      {
        header: ["", "EZKL (halo2, KZG)", ...peers.map(({ system }) => `${TRAITS[system].label}, snarkjs`)],
        rows: [
          row("witness (s)", (each) => each.witness, "s"),
          row(`prove, a process's first (s), ${threads.at(-1)} threads`, (each) => each.first, "s"),
          row("the same, CPU with the witness (s)", (each) => each.firstCpu, "s"),
          row("prove, next (s)", (each) => each.next, "s"),
          row("the same, CPU with the witness (s)", (each) => each.nextCpu, "s"),
          row("peak memory (MB)", (each) => each.peak, "MB"),
          fact(
            "size of the circuit",
            `${formatNumber(manifest.rows, "rows")} rows`,
            ({ constraints }) => `${formatNumber(constraints, "rows")} constraints`,
          ),
          fact("proof (bytes)", SEE_CHAIN, ({ system }) => formatNumber(TRAITS[system].proofBytes, "bytes")),
          fact("the verifier alone (gas)", SEE_CHAIN, ({ gas }) => formatNumber(Number(gas), "gas")),
          fact("verifier, deployed (bytes)", SEE_CHAIN, ({ verifier }) =>
            formatNumber(verifier.bytes, "bytes"),
          ),
          fact("proving key (bytes)", "made from the vk", ({ keyBytes }) => formatNumber(keyBytes, "bytes")),
          fact("ceremony", "one for all", ({ system }) =>
            system === "groth16" ? "one a judge" : "one for all",
          ),
          fact("set-up of a new judge (s)", "see the tutorial's section", ({ setUpSeconds }) =>
            formatNumber(setUpSeconds, "s"),
          ),
        ],
      },
    ],
    notes: [
      `All are WASM in Node. In processor time of a process's next proof EZKL takes ${slower.map(([system, ratio]) => `${formatSample(ratio, "times")} times what ${TRAITS[system].label} does`).join(", ")}. In a Groth16 circuit multiplying by a fixed weight costs nothing and only the relus' bits count. All circuits were checked to give the same score to the same input; circom compiled with --O2 for Groth16 and --O1 for the others.`,
      "All of them have shorter proofs and cheaper verifiers than EZKL. What Groth16 costs in trust: its keys hold a secret of this one judge. Whoever keeps it, all participants of the judge's own ceremony together, can forge any score for anybody, and nobody would notice; every retraining needs another ceremony that singers have to believe in. PLONK, fflonk and EZKL rest on one universal ceremony with many participants, done years ago, whatever the judge. The powers of tau and keys here were made by this program: insecure, of equal cost. The circuit in circom is ours and unaudited; with EZKL it comes from the ONNX.",
    ],
  };
}

const SEE_CHAIN = "see the chain's section";

function figuresOf({ system, costs, constraints, setUpSeconds, verifier, gas, keyBytes }: Peer): Figure[] {
  const { label, proofBytes } = TRAITS[system];
  const figure = (id: string, what: string, unit: Unit, sample: Sample): Figure => ({
    id: `peers.${system}.${id}`,
    label: `${label}, ${what}`,
    unit,
    sample,
  });
  const one = (value: number): Sample => sampleOf([value]);
  return [
    figure("prove.seconds", "prove, a process's first", "s", costs.first),
    figure("next.seconds", "prove, next", "s", costs.next),
    figure("prove.cpu", "CPU, first", "s", costs.firstCpu),
    figure("next.cpu", "CPU, next", "s", costs.nextCpu),
    figure("proof.bytes", "proof", "bytes", one(proofBytes)),
    figure("verify.gas", "the verifier alone", "gas", one(Number(gas))),
    figure("verifier.bytes", "verifier, deployed", "bytes", one(verifier.bytes)),
    figure("key.bytes", "proving key", "bytes", one(keyBytes)),
    figure("setup.seconds", "set-up of one judge", "s", one(setUpSeconds)),
    figure("constraints", "constraints", "rows", one(constraints)),
  ];
}

function ratioFigure(system: System, sample: Sample): Figure {
  const label = `EZKL's CPU over ${TRAITS[system].label}'s, next proofs`;
  return { id: `peers.${system}.ratio`, label, unit: "times", sample };
}
