import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder and those above it that are not there.
 *
 * Node's own `recursive` never ends where a folder takes no other and says that there is none, as those of /proc do.
 */
export async function makeFolder(path: string, mode?: number): Promise<void> {
  const missing: string[] = [];
  let at = resolve(path);
  while (!(await isThere(at))) {
    missing.unshift(at);
    at = dirname(at);
  }
  // The system's own error where a file is in a folder's place.
  if (missing.length === 0 && !(await stat(at)).isDirectory()) await mkdir(at);
  for (const folder of missing) {
    await mkdir(folder, mode).catch((error: NodeJS.ErrnoException) => {
      // Another process made it first.
      if (error.code !== "EEXIST") throw error;
    });
  }
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );
}
