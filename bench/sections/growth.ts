import { forecastLogrows, forecastRows } from "@idol/ml/circuit";
import { type BuiltCircuit, CircuitBuilder } from "../circuits/build-circuit.ts";
import { nextSeconds, proveCircuit, provingKeyBytes } from "../circuits/prove-circuit.ts";
import { randomCircuit, sizeOf } from "../circuits/random-network.ts";
import type { Context } from "../context.ts";
import { type Fit, fitLine } from "../measure/fit.ts";
import { sampleOf } from "../measure/sample.ts";
import { type Figure, formatNumber } from "../report/figure.ts";
import type { Findings, Section } from "../report/section.ts";
import { drawGrowth, type Grown } from "./growth-picture.ts";

/** A decomposition whose table fits even the smallest circuit, so that the network alone decides about the size. */
const QUANTISATION = { scale: 7, decompBase: 256, decompLegs: 3, numInnerCols: 1 };

/** Relu units and inputs; 6 and 120 is the default judge's size. */
const SIZES = [
  [1, 60],
  [4, 60],
  [2, 120],
  [6, 120],
  [12, 120],
  [3, 240],
  [6, 240],
  [12, 240],
  [6, 480],
] as const;

/** The first is not counted. */
const PROOFS = 4;
const SEED = 20261122;

/** How cost grows with the number of relu units and inputs. */
export const growth: Section = {
  name: "growth",
  title: "How cost grows with the network",
  cost: "4 min",
  async run(context) {
    const { python, judge, say } = context;
    if (python === undefined) throw new Error("building circuits needs native EZKL, which is not here.");
    const builder = new CircuitBuilder(await context.folder("growth"), python, judge.config.features);
    const all: Grown[] = [];
    for (const [units, inputs] of SIZES) {
      say(`${units} units over ${inputs} inputs`);
      const { network, x } = randomCircuit(sizeOf(units, inputs), SEED);
      const logrows = forecastLogrows(network.shape, QUANTISATION);
      const quantisation = { ...QUANTISATION, logrows };
      const circuit = await builder.build(`u${units}-i${inputs}`, { network, x, quantisation });
      const expected = forecastRows(network.shape, QUANTISATION.decompLegs);
      if (circuit.rows !== expected)
        throw new Error(`a forecast of ${expected} rows, but EZKL made ${circuit.rows}`);
      all.push({ units, inputs, rows: circuit.rows, logrows, ...(await costOf(context, circuit)) });
    }
    return report(context, all);
  },
};

async function costOf(
  context: Context,
  circuit: BuiltCircuit,
): Promise<Pick<Grown, "cost" | "keyMegabytes">> {
  const cache = await context.folder("cache");
  const threads = context.threads.at(-1)!;
  const cost: Grown["cost"] = {};
  for (const backend of ["native", "wasm"] as const) {
    const { report, run } = await proveCircuit(circuit, { backend, threads, cache, proofs: PROOFS });
    const megabytes = run.peakBytes === undefined ? undefined : run.peakBytes / 1e6;
    cost[backend] = { seconds: nextSeconds(report), megabytes };
  }
  return { cost, keyMegabytes: (await provingKeyBytes(cache)) / 1e6 };
}

/** What is fitted over the circuit's height. */
type Quantity = readonly [
  id: string,
  label: string,
  unit: "s" | "MB",
  of: (one: Grown) => number | undefined,
];

const QUANTITIES: readonly Quantity[] = [
  ["native.seconds", "prove, native", "s", ({ cost }) => cost.native?.seconds],
  ["wasm.seconds", "prove, WASM", "s", ({ cost }) => cost.wasm?.seconds],
  ["native.megabytes", "peak memory, native", "MB", ({ cost }) => cost.native?.megabytes],
  ["wasm.megabytes", "peak memory, WASM", "MB", ({ cost }) => cost.wasm?.megabytes],
  ["key.megabytes", "proving key", "MB", ({ keyMegabytes }) => keyMegabytes],
];

/** Fits a quantity over 2^logrows; `undefined` where the system did not tell it. */
export function fitHeight(all: readonly Grown[], of: Quantity[3]): Fit | undefined {
  const points = all.flatMap((one) => {
    const value = of(one);
    return value === undefined ? [] : [[2 ** one.logrows, value] as const];
  });
  return points.length < all.length ? undefined : fitLine(points);
}

function report({ threads }: Context, all: readonly Grown[]): Findings {
  const cheapestFirst = all.toSorted((a, b) => a.rows - b.rows);
  const fits = QUANTITIES.map(([, label, unit, of]) => ({ label, unit, fit: fitHeight(all, of) }));
  const figures: Figure[] = all.flatMap((one) =>
    QUANTITIES.flatMap(([id, label, unit, of]): Figure[] => {
      const value = of(one);
      if (value === undefined) return [];
      const name = `${one.units} units, ${one.inputs} inputs`;
      return [
        {
          id: `growth.${one.units}x${one.inputs}.${id}`,
          label: `${label}, ${name}`,
          unit,
          sample: sampleOf([value]),
        },
      ];
    }),
  );
  const shown = (value: number | undefined, unit: "s" | "MB") =>
    value === undefined ? "" : formatNumber(value, unit);
  const sense = 4;
  return {
    figures,
    tables: [
      {
        header: ["units × inputs", "rows", "k", "key, MB", "native, s", "native, MB", "WASM, s", "WASM, MB"],
        rows: cheapestFirst.map(({ units, inputs, rows, logrows, keyMegabytes, cost }) => [
          `${units} × ${inputs}`,
          formatNumber(rows, "rows"),
          `${logrows}`,
          keyMegabytes.toFixed(1),
          shown(cost.native?.seconds, "s"),
          shown(cost.native?.megabytes, "MB"),
          shown(cost.wasm?.seconds, "s"),
          shown(cost.wasm?.megabytes, "MB"),
        ]),
      },
      {
        caption: "Least squares over the circuit's height 2^k",
        header: ["", "at no height", "for each 1,000 rows of height", "R²"],
        rows: fits.flatMap(({ label, unit, fit }) =>
          fit === undefined
            ? []
            : [
                [
                  `${label} (${unit})`,
                  fit.intercept.toPrecision(2),
                  (fit.slope * 1000).toPrecision(sense - 1),
                  fit.share.toFixed(sense - 1),
                ],
              ],
        ),
      },
    ],
    pictures: [{ name: "growth.svg", svg: drawGrowth(cheapestFirst) }],
    notes: [
      `Networks of the default judge's form with random weights, at scale ${QUANTISATION.scale}, base ${QUANTISATION.decompBase}, ${QUANTISATION.decompLegs} legs, one inner column, ${threads.at(-1)} threads; circuits that the committed SRS do not hold, under an insecure one of equal cost. Seconds are the median of ${PROOFS - 1} proofs after a process's first.`,
      "Rows were forecast for each as units · (taps + 18 + 3 · legs) + inputs + max(inputs, channels · taps) + 8, and EZKL made exactly as many; where a unit sees the whole input, taps are the inputs. Seconds, memory and key follow 2^k, the next power of two above the rows: within one k a larger network costs nothing, and one row too many costs the next power.",
    ],
  };
}
