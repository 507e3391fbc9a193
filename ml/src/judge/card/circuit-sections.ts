import { markdownTable, section } from "../../markdown.ts";
import { scoreScaleOf } from "../any-judge.ts";
import { isCustomOnnx } from "../config.ts";
import type { CardParts } from "./parts.ts";

/** From which score on the judge pays, and why from there. */
export function thresholdSection({ config }: CardParts): string {
  const { threshold, name } = config;
  if (threshold === null)
    return section("Threshold", `None yet; \`idol:evaluate --judge ${name}\` derives it.`);
  const { score, instance, falseShare, speakers } = threshold;
  return section(
    "Threshold",
    `A season pays from a score of ${score.toFixed(4)} on (as the contract sees it: ${instance}, which is × 2^${scoreScaleOf(config)}). ` +
      `It is the lowest score that at most ${(100 * falseShare).toFixed(0)} % of the clips that are not surprise reach, of ` +
      `${speakers.map((speaker) => `\`${speaker}\``).join(", ")}, by ${isCustomOnnx(config) ? "the circuit's witnesses" : "the integer twin"}.`,
  );
}

/** The circuit's size and the hashes by which everyone can check that theirs is the same. */
export function circuitSection({ config, manifest }: CardParts): string {
  if (manifest === undefined) {
    const { name } = config;
    return section(
      "Circuit",
      `Not built of these weights yet: run \`idol:export --judge ${name}\` and \`idol:circuit --judge ${name}\`.`,
    );
  }
  const { quantisation } = config;
  const { srs, identity, score } = manifest;
  const shownScore = (instance: string) => (Number(instance) / 2 ** score.scale).toFixed(2);
  return section(
    "Circuit",
    markdownTable(
      ["what", "how much"],
      [
        ["built by", manifest.generator],
        ["rows", `${manifest.rows} of 2^${srs.logrows} (logrows ${srs.logrows})`],
        ["inner columns", String(quantisation.numInnerCols)],
        [
          isCustomOnnx(config) ? "inputs of relus and comparisons, and the score" : "relu inputs",
          `a proof exists only while each lies within ±${quantisation.decompBase}^${quantisation.decompLegs}`,
        ],
        [
          "scores that can be proved",
          `${shownScore(score.lowest)} to ${shownScore(score.highest)} at the widest`,
        ],
        [
          "SRS",
          srs.origin === "ceremony"
            ? "perpetual powers of tau, a public ceremony"
            : "INSECURE, made for tests: whoever made it can forge proofs; refused on public networks",
        ],
      ],
    ),
    markdownTable(
      ["of", "SHA-256"],
      [
        ...(isCustomOnnx(config) ? [] : [["weights.json", `\`0x${config.weightsSha256}\``]]),
        ["network.onnx", `\`${identity.onnx}\``],
        ["vk.key", `\`${identity.vk}\``],
        [`${manifest.verifier}.sol`, `\`${identity.verifier}\``],
        ["settings.json, canonical", `\`${identity.settings}\``],
        ["SRS", `\`${identity.srs}\``],
        ["the features in judge.json, canonical", `\`${manifest.bound.features}\``],
      ],
    ),
    `The judge's hash, with which a season is opened: \`${manifest.judgeHash}\` (keccak256 of the last six).`,
  );
}
