import { readFileSync } from "node:fs";
import { codeOf } from "@idol/dev/code-of";
import {
  canonicalSettings,
  checkExact,
  checkSettings,
  normaliseSettings,
  parseSettings,
  type Settings,
} from "@idol/ezkl/circuit";
import { expect } from "chai";

/** As EZKL 21.0.0 wrote it for a 16×16 judge with 4 channels. */
const text = readFileSync(new URL("../fixtures/settings.json", import.meta.url), "utf8");
const SHAPES = {
  inputScales: [7, 7],
  outputs: [7, 21].map((scale) => ({ shape: [1, 1], scale, range: null })),
};
const quantisation = { scale: 7, decompBase: 1024, decompLegs: 3, numInnerCols: 1, logrows: 12 };

function changed(change: (settings: Settings) => void): Settings {
  const settings = parseSettings(text);
  change(settings);
  return settings;
}

const UNSAFE: Record<string, (settings: Settings) => void> = {
  "a public input": ({ run_args }) => {
    run_args.input_visibility = "Public";
  },
  "weights that the prover chooses": ({ run_args }) => {
    run_args.param_visibility = "Private";
  },
  "a private output": ({ run_args }) => {
    run_args.output_visibility = "Private";
  },
  "a multiplier at which products are rescaled": ({ run_args }) => {
    run_args.scale_rebase_multiplier = 1;
  },
  "the range check that an address fails": ({ run_args }) => {
    run_args.ignore_range_check_inputs_outputs = false;
  },
  "another scale": ({ run_args }) => {
    run_args.param_scale = 8;
  },
  "another base": ({ run_args }) => {
    run_args.decomp_base = 512;
  },
  "other legs": ({ run_args }) => {
    run_args.decomp_legs = 2;
  },
  "more inner columns": ({ run_args }) => {
    run_args.num_inner_cols = 2;
  },
  "another commitment": ({ run_args }) => {
    run_args.commitment = "IPA";
  },
  "a score that was rescaled": (settings) => {
    settings.model_output_scales = [7, 7];
  },
  "three public values": (settings) => {
    settings.model_instance_shapes = [
      [1, 1],
      [1, 2],
    ];
  },
};

describe("checkSettings", () => {
  it("accepts EZKL's settings of a circuit: input private, params fixed, output public", () => {
    const settings = parseSettings(text);
    expect(settings.run_args).to.include({
      input_visibility: "Private",
      param_visibility: "Fixed",
      output_visibility: "Public",
    });
    checkSettings(settings, quantisation, SHAPES);
  });

  for (const [what, change] of Object.entries(UNSAFE)) {
    it(`refuses ${what}`, () => {
      expect(codeOf(() => checkSettings(changed(change), quantisation, SHAPES))).to.equal("ARTEFACT_INVALID");
    });
  }

  it("refuses rows that do not fit, which calibration lets pass", () => {
    const small = changed(({ run_args }) => {
      run_args.logrows = 11;
    });
    expect(codeOf(() => checkSettings(small, { ...quantisation, logrows: 11 }, SHAPES))).to.equal(
      "CIRCUIT_RANGE",
    );
  });

  it("counts the rows that EZKL keeps for blinding: 4,088 fit logrows 12, 4,089 do not", () => {
    const withRows = (rows: number) =>
      changed((settings) => {
        settings.num_rows = rows;
      });
    checkSettings(withRows(4088), quantisation, SHAPES);
    expect(codeOf(() => checkSettings(withRows(4089), quantisation, SHAPES))).to.equal("CIRCUIT_RANGE");
  });

  it("refuses another logrows than the circuit's", () => {
    expect(
      codeOf(() => checkSettings(parseSettings(text), { ...quantisation, logrows: 13 }, SHAPES)),
    ).to.equal("CIRCUIT_RANGE");
  });
});

/** EZKL's listing of nodes of these kinds. */
const table = (...kinds: string[]) =>
  kinds.map((kind, index) => `│ ${index} │ ${kind} │ 14 │ [1, 4] │`).join("\n");

const INEXACT = {
  "a product that is rescaled": "REBASED (div=128.0, rebasing_op=DIV (denom=128)) (CONV",
  "a division": "DIV",
  "an average": "SUMPOOL (padding=[(0, 0)], stride=[1], kernel_shape=[25], normalized=true)",
  "a lookup table": "SIGMOID",
  "a power that is no whole number": "POW(scale=128, exponent=-0.1)",
  "the place of a maximum, of which there may be two": "REDUCEARGMAX (dim=1)",
  "a rounding": "FLOOR(scale=128, legs=4)",
  "an inverse behind a rescaled input": "RESCALED INPUT (RECIP (input_scale=1))",
  "a maximum padded with zeros, where ONNX pads with what never wins":
    "MaxPool (padding=[(1, 1), (1, 1)], stride=[1, 1])",
  "a kind that nobody has looked at": "BRANDNEW (axis=1)",
};

describe("checkExact", () => {
  it("accepts EZKL's listing of nodes that are exact integers", () => {
    checkExact(
      table(
        "Input",
        "CONST (scale=7)",
        "CONV (stride=[4, 4])",
        "LEAKYRELU (slope=0)",
        "EINSUM mk,nk->mn",
        "RESCALED INPUT (SUB)",
        "MaxPool (padding=[(0, 0), (0, 0)], stride=[1, 1])",
        "SUMPOOL (padding=[(0, 0)], stride=[1], normalized=false)",
        "POW",
      ),
    );
  });

  for (const [name, kind] of Object.entries(INEXACT)) {
    it(`refuses ${name}`, () => {
      expect(codeOf(() => checkExact(table("Input", kind)))).to.equal("CIRCUIT_INEXACT");
    });
  }
});

describe("canonicalSettings", () => {
  const canonical = canonicalSettings(parseSettings(text));

  it("leaves out time and version, and nothing else", () => {
    const fields = Object.keys(JSON.parse(text)).filter((key) => key !== "timestamp" && key !== "version");
    expect(Object.keys(JSON.parse(canonical))).to.deep.equal(fields.sort());
  });

  it("is the same at another time, by another patch version, in another order", () => {
    const { run_args, required_range_checks, ...rest } = parseSettings(text);
    const other = {
      required_range_checks: [...required_range_checks].reverse(),
      ...rest,
      timestamp: 1,
      version: "21.0.3",
      run_args: Object.fromEntries(Object.entries(run_args).reverse()),
    };
    expect(canonicalSettings(parseSettings(JSON.stringify(other)))).to.equal(canonical);
  });

  it("differs where a setting differs", () => {
    const other = changed(({ run_args }) => {
      run_args.param_visibility = "Private";
    });
    expect(canonicalSettings(other)).to.not.equal(canonical);
  });

  it("is what normalised settings give too", () => {
    expect(canonicalSettings(normaliseSettings(parseSettings(text)))).to.equal(canonical);
  });
});

describe("parseSettings", () => {
  it("refuses what is not EZKL's settings", () => {
    for (const bad of ["", "{}", "[]", text.slice(0, 400), text.replace('"logrows":12', '"logrows":"12"')])
      expect(codeOf(() => parseSettings(bad))).to.equal("ARTEFACT_INVALID");
  });
});
