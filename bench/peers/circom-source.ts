import { forEachTap, outputShape, quantise, type Twin } from "@idol/ml/judge";

/**
 * A judge in circom, with the same meaning as its EZKL circuit: the weights are in it, x is private and not range-checked, key and
 * score are public, and no proof exists where a relu's input reaches the bound of the decomposition.
 */
export function circomSource(twin: Twin): string {
  const { shape, reluBound, linearWeight, linearBias } = twin;
  const { units, outRows, outCols } = outputShape(shape);
  const sums: string[][] = Array.from({ length: units }, (_, unit) => [
    `${twin.convBias[Math.floor(unit / (outRows * outCols))]!}`,
  ]);
  forEachTap(shape, (unit, weight, input) => {
    const value = twin.convWeight[weight]!;
    if (value !== 0n) sums[unit]!.push(`${value} * x[${input}]`);
  });
  const inputs = shape.rows * shape.cols;
  const bits = bitsOf(reluBound);
  return `pragma circom 2.1.6;

// max(in, 0) for |in| < 2^bits: the sign is the top bit of in + 2^bits.
template Relu(bits) {
    signal input in;
    signal output out;
    signal bit[bits + 1];
    var shifted = in + (1 << bits);
    var sum = 0;
    for (var i = 0; i <= bits; i++) {
        bit[i] <-- (shifted >> i) & 1;
        bit[i] * (bit[i] - 1) === 0;
        sum += bit[i] * (1 << i);
    }
    sum === shifted;
    out <== bit[bits] * in;
}

template Judge() {
    signal input key;
    signal input x[${inputs}];
    signal output score;
    // Ties the key to the proof, which nothing else in the circuit does.
    signal square <== key * key;
    component relu[${units}];
${sums.map((terms, unit) => `    relu[${unit}] = Relu(${bits});\n    relu[${unit}].in <== ${terms.join(" + ")};`).join("\n")}
    score <== ${[`${linearBias}`, ...linearWeight.map((weight, unit) => `${weight} * relu[${unit}].out`)].join(" + ")};
}

component main {public [key]} = Judge();
`;
}

/** What the circuit takes for x: integers at the judge's scale, as decimal strings. */
export function circomInput(twin: Twin, key: bigint, x: ArrayLike<number>): { key: string; x: string[] } {
  return { key: `${key}`, x: Array.from(x, (value) => `${quantise(Math.fround(value), twin.scale)}`) };
}

/** Bits of the largest value below the bound. */
function bitsOf(bound: bigint): number {
  return (bound - 1n).toString(2).length;
}
