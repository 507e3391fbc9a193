import { codeOf, errorOf } from "@idol/dev/code-of";
import {
  dequantise,
  fromField,
  type ModelInterface,
  parseNpy,
  quantise,
  readInputFile,
  type TensorValues,
  toField,
  toInputs,
} from "@idol/ezkl/model";
import { FIELD_MODULUS } from "@idol/ezkl/proof";
import { expect } from "chai";

const model: ModelInterface = {
  inputs: [
    { name: "key", shape: [1, 1], kind: "float" },
    { name: "pixels", shape: [1, 2, 3], kind: "float" },
    { name: "flags", shape: [2], kind: "boolean" },
    { name: "counts", shape: [2], kind: "integer" },
  ],
  outputs: [{ name: "y", shape: [1], kind: "float" }],
  operators: [],
};
const one: ModelInterface = { ...model, inputs: [model.inputs[1]!] };
const flat = [1, 2, 3, 4, 5, 6];
const good = { key: 5n, pixels: flat, flags: [true, false], counts: [3, -4] };

const json = (value: unknown) => Buffer.from(JSON.stringify(value));
/** An array as numpy.save writes it. */
function npy(descr: string, shape: string, data: Uint8Array, order = "False"): Uint8Array {
  const header = `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${shape}, }\n`;
  return Buffer.concat([
    Buffer.from("\x93NUMPY\x01\x00", "latin1"),
    Buffer.of(header.length, 0),
    Buffer.from(header),
    data,
  ]);
}
const floats = new Uint8Array(Float32Array.from(flat).buffer);

describe("quantise", () => {
  it("rounds to the nearest integer at the scale, halves away from zero", () => {
    const cases: [number, bigint][] = [
      [0.5, 64n],
      [1 / 256, 1n],
      [-1 / 256, -1n],
      [0.0039, 0n],
      [-3.14, -402n],
      [2 ** 60, 2n ** 67n],
    ];
    for (const [value, integer] of cases) expect(quantise(value, 7), `${value}`).to.equal(integer);
    expect(dequantise(-402n, 7)).to.equal(-3.140625);
  });

  it("names negative numbers by the field's upper half, and back", () => {
    expect(toField(-0.5, 7)).to.equal(FIELD_MODULUS - 64n);
    expect(fromField(FIELD_MODULUS - 64n, 7)).to.equal(-0.5);
  });

  it("refuses what has no place at the scale", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 120])
      expect(codeOf(() => quantise(value, 7))).to.equal("INPUT_INVALID");
  });
});

describe("toInputs", () => {
  it("takes flat, nested and typed values and field elements, in the model's order", () => {
    const nested: TensorValues[] = [
      flat,
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      ],
      Float32Array.from(flat),
    ];
    for (const pixels of nested.filter((_, index) => index !== 1))
      expect(toInputs(model, { ...good, pixels })).to.deep.equal([
        [5n],
        Float64Array.from(flat),
        Float64Array.of(1, 0),
        Float64Array.of(3, -4),
      ]);
    expect(codeOf(() => toInputs(model, { ...good, pixels: nested[1]! }))).to.equal("INPUT_INVALID");
  });

  const bad: Record<string, [Partial<Record<string, TensorValues>>, string]> = {
    "a value too few": [{ pixels: [1, 2, 3, 4, 5] }, "pixels"],
    "another shape of as many values": [
      {
        pixels: [
          [
            [1, 2],
            [3, 4],
            [5, 6],
          ],
        ],
      },
      "pixels",
    ],
    "uneven rows": [
      {
        pixels: [
          [
            [1, 2, 3, 4],
            [5, 6],
          ],
        ],
      },
      "pixels",
    ],
    "not a number": [{ pixels: [1, 2, Number.NaN, 4, 5, 6] }, "Value 2"],
    "an infinite number": [{ pixels: [1, 2, 3, 4, 5, Number.NEGATIVE_INFINITY] }, "Value 5"],
    "a fraction where the model takes integers": [{ counts: [1, 0.5] }, "counts"],
    "a two where the model takes booleans": [{ flags: [0, 2] }, "flags"],
    "numbers mixed with field elements": [{ flags: [0, 1n] }, "flags"],
    "an input that the model has not": [{ pixel: [1] }, "pixel"],
  };
  for (const [name, [change, said]] of Object.entries(bad)) {
    it(`refuses ${name}`, () => {
      const error = errorOf(() => toInputs(model, { ...good, ...(change as Record<string, TensorValues>) }));
      expect(error.code).to.equal("INPUT_INVALID");
      expect(error.message).to.include(said);
    });
  }

  it("refuses a missing input, and what is beyond the field", () => {
    const { pixels: _, ...rest } = good;
    expect(codeOf(() => toInputs(model, rest))).to.equal("INPUT_INVALID");
    expect(codeOf(() => toInputs(model, { ...good, key: FIELD_MODULUS }))).to.equal("FIELD_INVALID");
    expect(toInputs(model, { ...good, key: -1n })[0]).to.deep.equal([FIELD_MODULUS - 1n]);
  });
});

describe("readInputFile", () => {
  const expected = toInputs(model, good);

  it("reads JSON by name, with field elements as text", () => {
    for (const key of ["0x5", "5"])
      expect(readInputFile(model, json({ ...good, key }))).to.deep.equal(expected);
  });

  it("reads EZKL's own input.json", () => {
    const data = { input_data: [[`05${"00".repeat(31)}`], flat, [1, 0], [3, -4]] };
    expect(readInputFile(model, json(data))).to.deep.equal(expected);
  });

  it("reads a bare array or a .npy where the model has one input, and refuses both where it has more", () => {
    const array = npy("<f4", "(1, 2, 3)", floats);
    expect(readInputFile(one, json(flat))).to.deep.equal([Float64Array.from(flat)]);
    expect(readInputFile(one, array, "x.npy")).to.deep.equal([Float64Array.from(flat)]);
    expect(codeOf(() => readInputFile(model, json(flat)))).to.equal("INPUT_INVALID");
    expect(codeOf(() => readInputFile(model, array, "x.npy"))).to.equal("INPUT_INVALID");
  });

  it("refuses a .npy of another shape", () => {
    expect(codeOf(() => readInputFile(one, npy("<f4", "(1, 3, 2)", floats), "x.npy"))).to.equal(
      "INPUT_INVALID",
    );
  });

  it("refuses what is no JSON, no tensors, or lists of other inputs", () => {
    for (const text of [
      "{",
      "null",
      "3",
      '{"pixels": {"a": 1}}',
      '{"pixels": ["abc"]}',
      '{"input_data": [[1]]}',
    ])
      expect(
        codeOf(() => readInputFile(model, Buffer.from(text))),
        text,
      ).to.equal("INPUT_INVALID");
  });
});

describe("parseNpy", () => {
  it("reads the types that numpy.save writes", () => {
    expect(parseNpy(npy("<f4", "(6,)", floats))).to.deep.equal({ shape: [6], values: flat });
    expect(
      parseNpy(npy("<i8", "(2,)", new Uint8Array(BigInt64Array.of(-1n, 2n).buffer))).values,
    ).to.deep.equal([-1, 2]);
    expect(parseNpy(npy("|b1", "()", Uint8Array.of(1)))).to.deep.equal({ shape: [], values: [1] });
  });

  const bad: Record<string, Uint8Array> = {
    "what is no .npy": Buffer.from("not an array at all"),
    "an array that is cut off": npy("<f4", "(6,)", floats.subarray(1)),
    "a header that is cut off": npy("<f4", "(6,)", floats).subarray(0, 20),
    "big-endian numbers": npy(">f4", "(6,)", floats),
    "pickled objects": npy("|O", "(1,)", floats),
    "columns before rows": npy("<f4", "(2, 3)", floats, "True"),
  };
  for (const [name, bytes] of Object.entries(bad)) {
    it(`refuses ${name}`, () => {
      expect(codeOf(() => parseNpy(bytes))).to.equal("INPUT_INVALID");
    });
  }
});
