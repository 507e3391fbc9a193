import { markdownTable, section } from "../../markdown.ts";
import { scoreScaleOf } from "../any-judge.ts";
import { type AnyConfig, isCustomOnnx } from "../config.ts";
import { outputShape } from "../network.ts";
import type { CardParts } from "./parts.ts";

/** What goes in, what the network is, and what each emotion should score. */
export function networkSection({ config }: CardParts): string {
  const { features, network, quantisation, labels } = config;
  const steps = features.steps.map((step) => `\`${JSON.stringify(step)}\``).join(", then ");
  return section(
    "What it is",
    `A recording goes in, a score of how surprised its voice sounds comes out: (x) → ${isCustomOnnx(config) ? "an imported ONNX" : "convolution → relu → linear"} → (y).`,
    markdownTable(
      ["part", "what"],
      [
        [
          "recording",
          `at ${features.sampleRate} Hz, ${features.duration} s at most from ${features.offset} s on`,
        ],
        [
          "spectrogram",
          `${features.nMels} mel bands from ${features.fMin} to ${features.fMax} Hz, n_fft ${features.nFft}, hop length ${features.hopLength}, in dB`,
        ],
        ["input x", `${network.rows} × ${network.cols}${steps === "" ? "" : `, by ${steps}`}`],
        ["network", describeNetwork(network)],
        ["integers", `inputs and weights × 2^${quantisation.scale}, score × 2^${scoreScaleOf(config)}`],
        [
          "labels",
          Object.entries(labels)
            .map(([emotion, label]) => `${emotion} ${label}`)
            .join(", "),
        ],
      ],
    ),
  );
}

function describeNetwork(network: AnyConfig["network"]): string {
  if ("operators" in network) return network.operators.join(" → ");
  const { channels, kernel, stride } = network;
  const { units } = outputShape(network);
  const weights = channels * (kernel[0] * kernel[1] + 1) + units + 1;
  return `${channels} channels, kernel ${kernel.join(" × ")}, stride ${stride.join(" × ")}, ${units} relus, ${weights} weights`;
}
