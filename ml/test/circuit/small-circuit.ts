import { join } from "node:path";
import type { CircuitPlace } from "@idol/ezkl/artefacts";
import { saveJudge } from "../../src/judge/judge-files.ts";
import { makeRandom } from "../../src/judge/train/random.ts";
import { exportJudge } from "../../src/onnx/export-judge.ts";
import { untrainedJudge } from "../judge/untrained-judge.ts";
import { randomInput, randomNetwork } from "../onnx/random-network.ts";

/** A judge small enough to build in a few seconds: 8 relus. */
export const smallShape = { rows: 8, cols: 8, channels: 2, kernel: [4, 4], stride: [4, 4] } as const;

export const smallQuantisation = { scale: 7, decompBase: 1024, decompLegs: 2, numInnerCols: 1, logrows: 11 };

export const smallNetwork = randomNetwork(smallShape, 42);

const { config } = untrainedJudge(makeRandom(42));

export const smallFeatures = config.features;

/** Saves and exports the small judge into a folder, ready to be built. */
export async function exportSmall(folder: string): Promise<CircuitPlace> {
  const place = { folder: join(folder, "judge"), verifiers: join(folder, "generated") };
  const parts = { name: "small", network: smallShape, quantisation: smallQuantisation };
  await saveJudge({ ...config, ...parts }, smallNetwork, place.folder);
  await exportJudge(place.folder, smallNetwork, [randomInput(smallShape, 1), randomInput(smallShape, 2)]);
  return place;
}
