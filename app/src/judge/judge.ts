import { index } from "virtual:idol-artefacts";
import { circuitHash } from "@idol/ezkl/circuit";
import { featuresHash, type JudgeManifest, type ProvingArtefacts, parseManifest } from "@idol/ml/circuit";
import { type JudgeConfig, type Network, parseJudgeConfig, parseWeights } from "@idol/ml/judge";
import type { JudgeEntry } from "../artefacts/artefact-index.ts";
import { fetchArtefact, type OnBytes } from "../artefacts/fetch-artefact.ts";
import { PageError } from "../errors.ts";

/** A judge as this page has it. */
export interface Judge {
  name: string;
  hash: string;
  config: JudgeConfig;
  network: Network;
  manifest: JudgeManifest;
  entry: JudgeEntry;
}

const loaded = new Map<string, Promise<Judge>>();

/**
 * Loads a judge by the hash in a season's terms; without one, the default judge.
 *
 * @throws PageError `JUDGE_UNKNOWN` if this page does not have it, `JUDGE_CUSTOM_ONNX` if it cannot score by it, and what `fetchArtefact` and the parsers throw
 */
export async function loadJudge(hash?: string): Promise<Judge> {
  const entry =
    hash === undefined
      ? index.judges[0]!
      : index.judges.find((judge) => judge.judgeHash === hash.toLowerCase());
  const customOnnx = index.customOnnx.find((judge) => judge.judgeHash === hash?.toLowerCase());
  if (customOnnx !== undefined) {
    throw new PageError(
      "JUDGE_CUSTOM_ONNX",
      `The season's judge ${customOnnx.name} is a custom ONNX, which this page cannot score by.`,
      "Prove with a checkout of the project: npx hardhat idol:prove, which asks the judge's circuit.",
    );
  }
  if (entry === undefined) {
    throw new PageError(
      "JUDGE_UNKNOWN",
      `This page does not have the season's judge ${hash}.`,
      "Choose another season, or ask the organiser for the page that goes with this one.",
    );
  }
  const known = loaded.get(entry.judgeHash) ?? load(entry);
  loaded.set(entry.judgeHash, known);
  // A failed download is tried again the next time.
  known.catch(() => loaded.delete(entry.judgeHash));
  return known;
}

async function load(entry: JudgeEntry): Promise<Judge> {
  const text = async (file: "config" | "weights" | "manifest") =>
    new TextDecoder().decode(await fetchArtefact(entry.files[file]));
  const [config, weights, manifest] = await Promise.all([text("config"), text("weights"), text("manifest")]);
  const parsed = parseJudgeConfig(JSON.parse(config), "judge.json");
  return {
    name: entry.name,
    hash: entry.judgeHash,
    config: parsed,
    network: { shape: parsed.network, weights: parseWeights(JSON.parse(weights), parsed.network) },
    manifest: parseManifest(manifest),
    entry,
  };
}

/**
 * What proving and checking with a judge needs. The files are those that the judge's hash, which the season's terms hold on chain, stands for.
 *
 * @throws PageError `ARTEFACT_MISMATCH` if they are not, and what `fetchArtefact` throws
 */
export async function loadProving(judge: Judge, onBytes?: OnBytes): Promise<ProvingArtefacts> {
  const { files } = judge.entry;
  const { identity } = judge.manifest;
  const fits =
    files.vk.sha256 === identity.vk &&
    files.srs.sha256 === identity.srs &&
    files.settings.sha256 === judge.manifest.files.settings &&
    files.compiled.sha256 === judge.manifest.files.compiled &&
    featuresHash(judge.config.features) === judge.manifest.bound.features &&
    circuitHash(identity, judge.manifest.bound) === judge.hash;
  if (!fits) {
    throw new PageError(
      "ARTEFACT_MISMATCH",
      `The files of the judge ${judge.name} on this page are not those that its hash stands for.`,
      "Do not use this copy of the page; tell whoever runs it.",
    );
  }
  const [compiled, vk, settings, srs] = await Promise.all([
    fetchArtefact(files.compiled),
    fetchArtefact(files.vk),
    fetchArtefact(files.settings),
    fetchArtefact(files.srs, onBytes),
  ]);
  return { compiled, vk, settings, srs };
}
