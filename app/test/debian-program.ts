import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The path of a program of Debian's, whose packages are installed where it is missing. */
export async function debianProgram(path: string, packages: readonly string[]): Promise<string> {
  if (existsSync(path)) return path;
  await run("apt-get", ["update"]);
  await run("apt-get", ["install", "-y", "--no-install-recommends", ...packages], { maxBuffer: 1 << 26 });
  return path;
}
