import { readFile } from "node:fs/promises";
import { type CodedError, ensureError } from "@idol/ezkl/errors";
import { readJson } from "@idol/ezkl/json";
import { IdolError } from "../../errors.ts";
import { type FeaturesConfig, featuresSchema, type JudgeConfig, type Labels } from "../config.ts";
import { FEATURE_SETS } from "../feature-sets.ts";
import { PLANS } from "../presets.ts";

/** How an imported judge hears. */
export interface Hearing {
  /** Of a set, or a file. */
  name: string;
  features: FeaturesConfig;
  labels: Labels;
}

/**
 * The features for an input of `rows × cols`: those of a set, or of a JSON file like `features` in a judge.json; if nothing is
 * named, those of the set that makes that size.
 *
 * @throws IdolError `OPTION_INVALID`
 */
export async function hearingOf(
  name: string | undefined,
  input: Pick<JudgeConfig["network"], "rows" | "cols">,
): Promise<Hearing> {
  if (name === undefined) return bySize(input);
  if (name.endsWith(".json")) return { name, features: await readFeatures(name), labels: PLANS.idol.labels };
  const set = Object.hasOwn(FEATURE_SETS, name) ? FEATURE_SETS[name] : undefined;
  if (set === undefined) throw invalid(`There are no features "${name}".`);
  return { name, features: set.features, labels: set.labels };
}

function bySize({ rows, cols }: Pick<JudgeConfig["network"], "rows" | "cols">): Hearing {
  const sets = Object.entries(FEATURE_SETS);
  const found = sets.find(([, { size }]) => size.rows === rows && size.cols === cols);
  if (found) return { name: found[0], features: found[1].features, labels: found[1].labels };
  const sizes = sets.map(([name, { size }]) => `${name} ${size.rows} × ${size.cols}`);
  throw invalid(`The ONNX takes inputs of ${rows} × ${cols}; the features make ${sizes.join(", ")}.`);
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
    `Give --features with one of ${Object.keys(FEATURE_SETS).join(", ")}, or a JSON file like "features" in a judge.json.`,
    { cause },
  );
}
