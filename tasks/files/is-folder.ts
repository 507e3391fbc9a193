import { stat } from "node:fs/promises";

/** Whether a folder lies at a path. */
export async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
