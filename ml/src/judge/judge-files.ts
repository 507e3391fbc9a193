import { createHash } from "node:crypto";
import type { CodedError } from "@idol/ezkl/errors";
import { writeFilesAtomic } from "@idol/ezkl/files";
import { IdolError } from "../errors.ts";
import { paths } from "../paths.ts";
import { type JudgeConfig, parseJudgeConfig, readJudgeConfig } from "./config.ts";
import { misnamed, readConfigText, readPart } from "./judge-folder.ts";
import type { Network } from "./network.ts";
import { formatWeights, parseWeights } from "./weights-format.ts";

export { listJudges } from "./judge-folder.ts";

/** A judge as it lies in its folder: `judge.json` and `weights.json`. */
export interface Judge {
  name: string;
  folder: string;
  config: JudgeConfig;
  network: Network;
}

/**
 * Reads the folder of a judge of this project's own form; `loadAnyJudge` reads any.
 *
 * @param folder - where it lies, if not among the committed judges
 * @throws IdolError `JUDGE_UNKNOWN` without a folder, `JUDGE_INCOMPLETE` without one of the two files, `JUDGE_INVALID` if a file
 * is damaged, of another format, or the two are not from one training, `JUDGE_CUSTOM_ONNX` if its network is known by its ONNX alone
 */
export async function loadJudge(name: string, folder: string = paths.judge(name)): Promise<Judge> {
  const config = readJudgeConfig(await readConfigText(name, folder), paths.artefactIn(folder, "config"));
  if (config.name !== name) throw misnamed(name, config.name);
  const weightsText = Buffer.from(await readPart(folder, "weights", name)).toString("utf8");
  if (sha256(weightsText) !== config.weightsSha256) {
    throw invalid(`${name}'s weights.json is not the one its judge.json was written with.`);
  }
  const weights = parseWeights(parseJson(weightsText, paths.artefactIn(folder, "weights")), config.network);
  return { name, folder, config, network: { shape: config.network, weights } };
}

/**
 * Writes a judge's two files, whole or not at all; other artefacts in the folder stay, and no longer match their manifest.
 *
 * @throws IdolError `JUDGE_INVALID` if what is to be written would not load again; `DISK_FULL`
 */
export async function saveJudge(
  config: Omit<JudgeConfig, "weightsSha256">,
  network: Network,
  folder: string = paths.judge(config.name),
): Promise<Judge> {
  const weightsText = formatWeights(network.weights);
  const complete = parseJudgeConfig(
    { ...config, weightsSha256: sha256(weightsText) },
    `the new judge ${config.name}`,
  );
  parseWeights(JSON.parse(weightsText), complete.network);
  await writeFilesAtomic([
    [paths.artefactIn(folder, "weights"), weightsText],
    [paths.artefactIn(folder, "config"), `${JSON.stringify(complete, null, 2)}\n`],
  ]);
  return loadJudge(config.name, folder);
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(`${path} is not JSON.`, cause);
  }
}

function invalid(message: string, cause?: unknown): CodedError {
  return new IdolError("JUDGE_INVALID", message, "Restore the judge's folder, or train it again.", {
    cause,
  });
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
