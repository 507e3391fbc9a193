import { readFile } from "node:fs/promises";
import { type CodedError, ensureError } from "@idol/ezkl/errors";
import { readJson } from "@idol/ezkl/json";
import { IdolError } from "../../errors.ts";
import { type FeaturesConfig, featuresSchema, type JudgeConfig, type Labels } from "../config.ts";
import { PLANS } from "../presets.ts";

/** How an imported judge hears. */
export interface Hearing {
  /** A plan's name, or a file. */
  name: string;
  features: FeaturesConfig;
  labels: Labels;
}

/**
 * The features for an input of `rows × cols`: those of a plan, or of a JSON file like `features` in a judge.json; if nothing is
 * named, those of the plan whose input has that size.
 *
 * @throws IdolError `OPTION_INVALID`
 */
export async function hearingOf(
  name: string | undefined,
  input: Pick<JudgeConfig["network"], "rows" | "cols">,
): Promise<Hearing> {
  if (name === undefined) return bySize(input);
  if (name.endsWith(".json")) return { name, features: await readFeatures(name), labels: PLANS.idol!.labels };
  const plan = Object.hasOwn(PLANS, name) ? PLANS[name] : undefined;
  if (plan === undefined) throw invalid(`There is no plan "${name}".`);
  return { name, features: plan.features, labels: plan.labels };
}

function bySize({ rows, cols }: Pick<JudgeConfig["network"], "rows" | "cols">): Hearing {
  const found = Object.entries(PLANS).find(
    ([, { network }]) => network.rows === rows && network.cols === cols,
  );
  if (found) return { name: found[0], features: found[1].features, labels: found[1].labels };
  const sizes = Object.entries(PLANS).map(
    ([name, { network }]) => `${name} ${network.rows} × ${network.cols}`,
  );
  throw invalid(`The ONNX takes inputs of ${rows} × ${cols}; the plans make ${sizes.join(", ")}.`);
}

async function readFeatures(path: string): Promise<FeaturesConfig> {
  try {
    return readJson(await readFile(path, "utf8"), featuresSchema);
  } catch (thrown) {
    throw invalid(`${path} does not describe features: ${ensureError(thrown).message}.`, thrown);
  }
}

function invalid(message: string, cause?: unknown): CodedError {
  return new IdolError(
    "OPTION_INVALID",
    message,
    `Give --features with one of ${Object.keys(PLANS).join(", ")}, or a JSON file like "features" in a judge.json.`,
    { cause },
  );
}
