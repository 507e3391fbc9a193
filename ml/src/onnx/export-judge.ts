import { writeFilesAtomic } from "@idol/ezkl/files";
import { encodeInput } from "../circuit/input.ts";
import type { Network } from "../judge/network.ts";
import { paths } from "../paths.ts";
import { checkExport } from "./check-export.ts";
import { exportOnnx } from "./export.ts";

/** The key of a sample input: nobody's, and small, for EZKL's calibration report overflows above 2^127. */
const SAMPLE_KEY = 1n;

/**
 * Writes `network.onnx` and a sample `input.json` (the first input) into a judge's folder, once onnxruntime gives the
 * network's scores on every input.
 *
 * @returns the largest difference of scores between the two
 * @throws IdolError `ONNX_MISMATCH`; then nothing is written
 */
export async function exportJudge(
  folder: string,
  network: Network,
  inputs: readonly ArrayLike<number>[],
): Promise<{ largestDifference: number }> {
  const onnx = exportOnnx(network);
  const largestDifference = await checkExport(onnx, network, inputs);
  await writeNetwork(folder, onnx, inputs[0]!);
  return { largestDifference };
}

/** Writes `network.onnx` and a sample `input.json`. @throws IdolError `DISK_FULL` */
export async function writeNetwork(
  folder: string,
  onnx: Uint8Array,
  sample: ArrayLike<number>,
): Promise<void> {
  const input = encodeInput({ key: SAMPLE_KEY, x: sample });
  await writeFilesAtomic([
    [paths.artefactIn(folder, "network"), onnx],
    [paths.artefactIn(folder, "input"), `${input}\n`],
  ]);
}
