import { markdownTable, section } from "../../markdown.ts";
import { outputShape } from "../network.ts";
import type { CardParts } from "./parts.ts";

/** What goes in, what the network is, and what each emotion should score. */
export function networkSection({ config }: CardParts): string {
  const { features, network, quantisation, labels } = config;
  const { units } = outputShape(network);
  const taps = network.kernel[0] * network.kernel[1];
  const weights = network.channels * (taps + 1) + units + 1;
  const steps = features.steps.map((step) => `\`${JSON.stringify(step)}\``).join(", then ");
  return section(
    "What it is",
    "A recording goes in, a score of how surprised its voice sounds comes out: (x) → convolution → relu → linear → (y).",
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
        ["picture x", `${network.rows} × ${network.cols}${steps === "" ? "" : `, by ${steps}`}`],
        [
          "network",
          `${network.channels} channels, kernel ${network.kernel.join(" × ")}, stride ${network.stride.join(" × ")}, ${units} relus, ${weights} weights`,
        ],
        ["integers", `inputs and weights × 2^${quantisation.scale}, score × 2^${3 * quantisation.scale}`],
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
