import { readFile } from "node:fs/promises";
import { join, parse, resolve } from "node:path";
import { writeFileAtomic } from "@idol/ezkl/files";
import { addKey, KEY_NAMES } from "@idol/ezkl/model";
import { PluginError } from "../errors.ts";
import { required } from "../terminal/options.ts";
import { runTask } from "../terminal/run-task.ts";

interface AddKeyArguments {
  onnx: string;
  out: string | undefined;
  json: boolean;
}

export interface AddKeyTaskResult {
  onnx: string;
  input: string;
  output: string;
}

export default async function addKeyTask(args: AddKeyArguments): Promise<AddKeyTaskResult> {
  return await runTask({ json: args.json, show: describe }, async () => {
    const path = resolve(required(args.onnx, "onnx"));
    const bytes = await readFile(path).catch((cause: unknown) => {
      throw new PluginError(
        "ONNX_MISSING",
        `There is no ONNX file at ${path}.`,
        "Give the path of a model.",
        { cause },
      );
    });
    const { dir, name, ext } = parse(path);
    const onnx = args.out === undefined ? join(dir, `${name}-key${ext}`) : resolve(args.out);
    await writeFileAtomic(onnx, addKey(bytes, path));
    return { onnx, ...KEY_NAMES };
  });
}

function describe({ onnx, input, output }: AddKeyTaskResult): string {
  return `${onnx} is the model with a second graph (${input}) → (${output}): a proof of it states the key as its first instance.`;
}
