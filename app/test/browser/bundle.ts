import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { appViteConfig } from "../../host/vite-config.ts";

let built: Promise<string> | undefined;

/** The page's bundle, built once for all tests of a process. Returns its folder. */
export function bundleOnce(): Promise<string> {
  built ??= buildInto();
  return built;
}

async function buildInto(): Promise<string> {
  const bundle = await temporaryFolder("bundle");
  await build({ ...appViteConfig({ bundle }), configFile: false, logLevel: "error" });
  return bundle;
}

const folders: string[] = [];
process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone when the process ends. */
export async function temporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `idol-app-${name}-`));
  folders.push(folder);
  return folder;
}
