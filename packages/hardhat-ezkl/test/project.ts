import { rmSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { HardhatUserConfig } from "hardhat/config";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import hardhatEzkl, { type EzklUserConfig } from "../src/index.ts";
import { withTerminal } from "../src/terminal/terminal.ts";

const require = createRequire(import.meta.url);
const SMALL = fileURLToPath(new URL("../../ezkl/test/fixtures/small/", import.meta.url));

/** The circuits of a test's project: a model of 2^9 rows with the inputs `key` and `x`, the outputs `key_out` and `y`. */
export const CIRCUITS: NonNullable<EzklUserConfig["circuits"]> = {
  small: { onnx: "models/small.onnx", sample: "models/sample.json" },
};

/** What a task returned, and what it showed. */
export interface TaskRun {
  // A task's result is whatever it returns: each test knows its own.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  result: any;
  output: string;
}

/** A Hardhat project of a test. */
export class Project {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  path(file = ""): string {
    return join(this.root, file);
  }

  /** A runtime of the project: a new one for each command, as in a terminal. */
  async runtime(
    ezkl: EzklUserConfig = { circuits: CIRCUITS },
    more: Partial<HardhatUserConfig> = {},
    globalOptions: { network?: string } = {},
  ): Promise<HardhatRuntimeEnvironment> {
    const solidity = { version: "0.8.30", path: require.resolve("solc/soljson.js") };
    const config = { plugins: [hardhatEzkl], solidity, ezkl, ...more };
    return await createHardhatRuntimeEnvironment(config, globalOptions, this.root);
  }

  /** Runs a task, `ezkl` left out, and catches what it prints. */
  async run(task: string, args: Record<string, unknown> = {}, ezkl?: EzklUserConfig): Promise<TaskRun> {
    return await runTaskIn(await this.runtime(ezkl), task, args);
  }
}

export async function runTaskIn(
  hre: HardhatRuntimeEnvironment,
  name: string,
  args: Record<string, unknown> = {},
): Promise<TaskRun> {
  const task = hre.tasks.getTask(["ezkl", name]);
  const defaults = Object.fromEntries(
    [...task.options.values()].map((option) => [option.name, option.defaultValue]),
  );
  const written: string[] = [];
  const terminal = { out: { write: (text: string) => written.push(text) }, err: { write() {} } };
  const result = await withTerminal(terminal, () => task.run({ ...defaults, ...args }));
  return { result, output: written.join("") };
}

/** A project with the small model in it, gone after the suite. Call it inside `describe`. */
export function useProject({ built = false } = {}): Project {
  const project = new Project(join(tmpdir(), "unused"));
  before(async () => {
    Object.assign(project, { root: await mkdtemp(join(tmpdir(), "hardhat-ezkl-")) });
    if (built) await cp((await builtOnce()).root, project.root, { recursive: true });
    else await write(project);
  });
  after(async () => {
    await rm(project.root, { recursive: true, force: true });
  });
  return project;
}

let made: Promise<Project> | undefined;

/** The project with its circuit set up: built by the first suite that needs it. */
function builtOnce(): Promise<Project> {
  made ??= (async () => {
    const project = new Project(await mkdtemp(join(tmpdir(), "hardhat-ezkl-")));
    process.once("exit", () => rmSync(project.root, { recursive: true, force: true }));
    await write(project);
    await project.run("setup");
    return project;
  })();
  return made;
}

async function write({ root }: Project): Promise<void> {
  await writeFile(join(root, "package.json"), '{ "name": "user", "private": true, "type": "module" }');
  await mkdir(join(root, "models"));
  await cp(`${SMALL}network.onnx`, join(root, "models/small.onnx"));
  await cp(`${SMALL}input.json`, join(root, "models/sample.json"));
}
