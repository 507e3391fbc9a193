import { readFile } from "node:fs/promises";
import { sha256 } from "../files/hashes.ts";
import { runEzkl } from "../python/ezkl.ts";
import type { EzklPython } from "../python/python.ts";
import type { Srs } from "./srs.ts";

/**
 * Makes a test SRS at `path`, for circuits whose ceremony file is out of reach. Whoever runs this may know its secret and could
 * forge any proof under it: the manifest says `insecure-test`, and no verifier made with it may pay on a public network.
 *
 * @throws EzklError `EZKL_FAILED`, `CANCELLED`
 */
export async function makeInsecureSrs(
  python: EzklPython,
  logrows: number,
  path: string,
  signal?: AbortSignal,
): Promise<Srs> {
  await runEzkl(python, { step: "gen_srs", srs: path, logrows }, signal);
  const bytes = await readFile(path);
  return { path, bytes, sha256: sha256(bytes), origin: "insecure-test" };
}
