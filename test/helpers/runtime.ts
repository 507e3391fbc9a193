import { fileURLToPath } from "node:url";
import type { HardhatUserConfig } from "hardhat/config";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { withTerminal } from "hardhat-ezkl/terminal";
import config from "../../hardhat.config.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/**
 * A Hardhat runtime on a network, whose deployments are written into `folder` and not into the project.
 *
 * @param more - configuration beside or instead of the project's own
 */
export async function createRuntime(
  network: string,
  folder: string,
  more: Partial<HardhatUserConfig> = {},
): Promise<HardhatRuntimeEnvironment> {
  const own = { ...config, ...more, paths: { ...config.paths, ...more.paths, ignition: folder } };
  return await createHardhatRuntimeEnvironment(own, { network }, ROOT);
}

/** The network `anvil` of hardhat.config.ts on another node: more for {@link createRuntime}. */
export function anvilAt(url: string): Partial<HardhatUserConfig> {
  return { networks: { ...config.networks, anvil: { type: "http", chainType: "l1", url } } };
}

/** What a task returned, and what it showed. */
export interface TaskRun {
  // A task's result is whatever it returns: each test knows its own.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  result: any;
  output: string;
  /** What it showed on standard error. */
  progress: string;
}

/** Options that tasks have and a test does not care about. */
const DEFAULTS = {
  audio: undefined,
  judge: "idol",
  account: undefined,
  reward: undefined,
  season: undefined,
  chainId: undefined,
  proof: undefined,
  backend: "auto",
  index: undefined,
  json: false,
};

/** Runs a task through the runtime and catches what it prints; `onOutput` and `onProgress` see it as it comes, and can interrupt it. */
export async function runTaskIn(
  hre: HardhatRuntimeEnvironment,
  id: string | string[],
  args: Record<string, unknown> = {},
  {
    onOutput,
    onProgress,
    interrupt,
  }: {
    onOutput?: (text: string) => void;
    onProgress?: (text: string) => void;
    interrupt?: AbortSignal;
  } = {},
): Promise<TaskRun> {
  const task = hre.tasks.getTask(id);
  const known = Object.fromEntries(Object.entries(DEFAULTS).filter(([name]) => task.options.has(name)));
  const written: string[] = [];
  const said: string[] = [];
  const terminal = {
    out: {
      write: (text: string) => {
        written.push(text);
        onOutput?.(text);
      },
    },
    err: {
      write: (text: string) => {
        said.push(text);
        onProgress?.(text);
      },
    },
    ...(interrupt === undefined ? {} : { interrupt }),
  };
  const result = await withTerminal(terminal, () => task.run({ ...known, ...args }));
  return { result, output: written.join(""), progress: said.join("") };
}
