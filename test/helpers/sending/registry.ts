import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { TaskDefinition } from "hardhat/types/tasks";
import plugin from "../../../tasks/index.ts";

/** The module that every transaction of a task goes through. */
const SENDER = fileURLToPath(new URL("../../../tasks/sending/command.ts", import.meta.url));
const DEFINITIONS = new URL("../../../tasks/definitions/", import.meta.url);
const IMPORT = /^(?:import|export) (?!type )[^;]*?from "(\.[^"]+)";/gm;

/** The ids of the tasks that can write what they would send as a batch for a Safe; `idol:deploy` says why it cannot. */
export const SAFE_TASKS: ReadonlySet<string> = new Set(
  (plugin.tasks ?? [])
    .filter((definition) => "options" in definition && definition.options.safe !== undefined)
    .map(({ id }) => id.join(" "))
    .filter((id) => id !== "idol:deploy"),
);

/** The ids of the tasks whose action reaches the module that sends, as the plugin lists them: none can be forgotten. */
export async function sendingTasks(): Promise<string[]> {
  const found: string[] = [];
  for (const definition of plugin.tasks ?? []) {
    const action = actionOf(definition);
    if (action !== undefined && (await reaches(action, new Set()))) found.push(definition.id.join(" "));
  }
  return found.sort();
}

function actionOf(definition: TaskDefinition): URL | undefined {
  const path = "action" in definition ? /import\("([^"]+)"\)/.exec(`${definition.action}`)?.[1] : undefined;
  return path === undefined ? undefined : new URL(path, DEFINITIONS);
}

async function reaches(file: URL, seen: Set<string>): Promise<boolean> {
  if (fileURLToPath(file) === SENDER) return true;
  if (seen.has(file.href)) return false;
  seen.add(file.href);
  for (const [, path = ""] of (await readFile(file, "utf8")).matchAll(IMPORT)) {
    if (await reaches(new URL(path, file), seen)) return true;
  }
  return false;
}
