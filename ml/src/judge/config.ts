import { circuitParametersSchema } from "@idol/ezkl/circuit";
import { ensureError } from "@idol/ezkl/errors";
import { checkJson } from "@idol/ezkl/json";
import { z } from "zod";
import { IdolError } from "../errors.ts";
import { featureStepSchema } from "./steps/schema.ts";
import { anyRecipeSchema, perEmotion } from "./train/recipe.ts";

const positive = z.number().positive();
const count = z.int().min(1);
const pair = z.tuple([count, count]).readonly();

/** A judge's name, which names its folder and its verifier. */
const nameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, "lower-case letters, digits and hyphens, the first a letter, 32 at most");

/** From a recording to the input x. */
export const featuresSchema = z.strictObject({
  /** Samples per second that recordings are converted to. */
  sampleRate: count,
  /** Seconds skipped at the start. */
  offset: z.number().min(0),
  /** Seconds kept after the offset, at most. */
  duration: positive,
  /** Samples in one Fourier transform. */
  nFft: count,
  /** Samples between two transforms. */
  hopLength: count,
  /** Mel bands between fMin and fMax Hz. */
  nMels: count,
  fMin: z.number().min(0),
  fMax: positive,
  /** What becomes of the spectrogram in dB (0 is the loudest value of the clip, -80 the floor). */
  steps: z.array(featureStepSchema),
});

/** The network, see `network.ts`. */
const networkSchema = z
  .strictObject({
    rows: count,
    cols: count,
    channels: count,
    kernel: pair,
    stride: pair,
    operator: z.literal("gemm").optional(),
  })
  .refine(
    ({ operator, rows, cols, kernel }) =>
      operator === undefined || (kernel[0] === rows && kernel[1] === cols),
    "a kernel smaller than the input cannot be a gemm",
  );

/** A network that is in `network.onnx` alone, of a form of its own. */
const customOnnxNetworkSchema = z.strictObject({
  rows: count,
  cols: count,
  /** The operators from x to y, in order, to be read by people. */
  operators: z.array(z.string()).min(1),
  /** A score of 1 is `2^scoreScale` in the circuit. */
  scoreScale: count,
});

/** What each emotion is worth, in [0, 1]. */
const labelsSchema = perEmotion(z.number().min(0).max(1));

/** The score from which a season pays, and where it comes from. */
export const thresholdSchema = z.strictObject({
  /** The threshold as the contract sees it, at `2^(3·scale)`, decimal. */
  instance: z.string().regex(/^-?\d+$/, "a whole number in quotes"),
  /** The same as a number. */
  score: z.number(),
  /** At most this share of the speakers' clips that are not surprise reach it. */
  falseShare: z.number().min(0).max(1),
  /** Whose clips it was derived from. */
  speakers: z.array(z.string()),
});

/** Where the weights come from. */
const provenanceSchema = z.strictObject({
  /** `trained` here, `imported` from an ONNX made elsewhere. */
  origin: z.enum(["trained", "imported"]),
  /** Clips and speakers used, by corpus. */
  data: z.array(z.strictObject({ corpus: z.string(), clips: count, speakers: count, licence: z.string() })),
  /** Anything a reader of the model card should know. */
  notes: z.array(z.string()),
});

/** The format of `judge.json` that this code reads. */
export const JUDGE_FORMAT = 1;

/** `judge.json`: everything about a judge but its weights. */
export const judgeConfigSchema = z.strictObject({
  format: z.literal(JUDGE_FORMAT),
  name: nameSchema,
  title: z.string(),
  features: featuresSchema,
  network: networkSchema,
  quantisation: circuitParametersSchema,
  labels: labelsSchema,
  /** Null for an imported judge. */
  training: anyRecipeSchema.nullable(),
  /** Null until it was evaluated: such a judge can score and prove, but no season can be opened with it. */
  threshold: thresholdSchema.nullable(),
  provenance: provenanceSchema,
  /** Of `weights.json` beside this file. */
  weightsSha256: z.string().regex(/^[0-9a-f]{64}$/, "64 lower-case hexadecimal digits"),
});

export type JudgeConfig = z.infer<typeof judgeConfigSchema>;

/** `judge.json` of a custom ONNX judge: imported, its network known by its ONNX alone, its integers by its circuit alone. */
const customOnnxConfigSchema = z.strictObject({
  ...judgeConfigSchema.shape,
  network: customOnnxNetworkSchema,
  training: z.null(),
  /** Of `network.onnx` beside this file, where the weights are. */
  weightsSha256: judgeConfigSchema.shape.weightsSha256,
});

export type CustomOnnxConfig = z.infer<typeof customOnnxConfigSchema>;

/** A judge of either kind. */
export type AnyConfig = JudgeConfig | CustomOnnxConfig;

/** Whether a judge's network is known by its ONNX alone. */
export function isCustomOnnx(config: AnyConfig): config is CustomOnnxConfig {
  return "operators" in config.network;
}
export type FeaturesConfig = JudgeConfig["features"];
export type Quantisation = JudgeConfig["quantisation"];
export type Threshold = NonNullable<JudgeConfig["threshold"]>;
export type Labels = JudgeConfig["labels"];

/**
 * Checks that `value` is the content of a `judge.json` of this project's own form of network.
 *
 * @throws IdolError `JUDGE_INVALID` naming the first field at fault, `JUDGE_CUSTOM_ONNX`
 */
export function parseJudgeConfig(value: unknown, source: string): JudgeConfig {
  if (!looksCustomOnnx(value)) return checked(judgeConfigSchema, value, source);
  const { name } = checked(customOnnxConfigSchema, value, source);
  throw new IdolError(
    "JUDGE_CUSTOM_ONNX",
    `The judge ${name} was imported as an ONNX of a form of its own: its exact scores come from its circuit alone, which this cannot ask.`,
    "Score, prove or evaluate it, which asks the circuit; or bring the ONNX to the form x → Conv → Relu → linear → y.",
  );
}

/** As `parseJudgeConfig`, for a judge of either kind. @throws IdolError `JUDGE_INVALID` */
export function parseAnyConfig(value: unknown, source: string): AnyConfig {
  return looksCustomOnnx(value)
    ? checked(customOnnxConfigSchema, value, source)
    : checked(judgeConfigSchema, value, source);
}

/** Checks what is to be a judge's name. @throws IdolError `JUDGE_INVALID` */
export function checkJudgeName(name: string): void {
  if (nameSchema.safeParse(name).success) return;
  throw new IdolError(
    "JUDGE_INVALID",
    `"${name}" cannot be a judge's name: that is lower-case letters, digits and hyphens.`,
    "Give 32 characters at most, the first a letter, such as my-judge.",
  );
}

function looksCustomOnnx(value: unknown): boolean {
  const network = (value as { network?: unknown } | null)?.network;
  return typeof network === "object" && network !== null && "operators" in network;
}

function checked<T>(schema: z.ZodType<T>, value: unknown, source: string): T {
  try {
    return checkJson(value, schema);
  } catch (cause) {
    throw new IdolError(
      "JUDGE_INVALID",
      `${source} does not describe a judge of format ${JUDGE_FORMAT}: ${ensureError(cause).message}.`,
      "Restore the file, or train or import the judge again with this version.",
      { cause },
    );
  }
}

/** Reads the text of a `judge.json`; throws as `parseJudgeConfig` does, and where it is not JSON. */
export function readJudgeConfig(text: string, source: string): JudgeConfig {
  return parseJudgeConfig(parseJson(text, source), source);
}

/** As `readJudgeConfig`, for a judge of either kind. @throws IdolError `JUDGE_INVALID` */
export function readAnyConfig(text: string, source: string): AnyConfig {
  return parseAnyConfig(parseJson(text, source), source);
}

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const remedy = "Restore the judge's folder, or train it again.";
    throw new IdolError("JUDGE_INVALID", `${source} is not JSON.`, remedy, { cause });
  }
}
