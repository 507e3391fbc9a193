import { readFile } from "node:fs/promises";
import type { InputValues } from "@idol/ezkl";
import { EzklError } from "@idol/ezkl/errors";
import { sha256 } from "@idol/ezkl/files";
import { fixAxes, type ModelInterface, readInputFile, readModel } from "@idol/ezkl/model";
import type { CircuitConfig } from "../config/types.ts";
import { PluginError } from "../errors.ts";

/** A circuit's model: the file with its dynamic axes fixed, and what it takes and gives. */
export interface ProjectModel extends ModelInterface {
  onnx: Uint8Array;
  sha256: string;
}

/**
 * Reads a circuit's model.
 *
 * @throws PluginError `ONNX_MISSING`, `INPUT_UNKNOWN`; EzklError `ONNX_INVALID`, `ONNX_DYNAMIC`, `ONNX_UNSUPPORTED`
 */
export async function readProjectModel({
  onnx: path,
  axes,
  namedInputs,
}: CircuitConfig): Promise<ProjectModel> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new PluginError(
      "ONNX_MISSING",
      `There is no ONNX file at ${path}.`,
      'Put the model there, or correct "onnx" in hardhat.config.ts.',
      { cause },
    );
  });
  const onnx = fixAxes(bytes, axes, path);
  const model = readModel(onnx, path);
  const names = model.inputs.map(({ name }) => name);
  const unknown = namedInputs.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new PluginError(
      "INPUT_UNKNOWN",
      `hardhat.config.ts says who sees the input "${unknown}", which ${path} does not have.`,
      `Its inputs are: ${names.join(", ")}.`,
    );
  }
  return { ...model, onnx, sha256: sha256(onnx) };
}

/** Reads a file of inputs: JSON or .npy. @throws PluginError `FILE_MISSING`; EzklError `INPUT_INVALID`, `FIELD_INVALID`, naming the file */
export async function readInputs(path: string, model: ModelInterface): Promise<InputValues[]> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new PluginError(
      "FILE_MISSING",
      `There is no input file at ${path}.`,
      "Give the path of a JSON or .npy file with the model's inputs.",
      { cause },
    );
  });
  try {
    return readInputFile(model, bytes, path);
  } catch (thrown) {
    if (!(thrown instanceof EzklError) || thrown.message.includes(path)) throw thrown;
    throw new EzklError(thrown.code, `${path}: ${thrown.message}`, thrown.remedy, { cause: thrown });
  }
}
