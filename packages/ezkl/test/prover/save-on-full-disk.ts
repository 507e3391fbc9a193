import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { CodedError } from "../../src/errors.ts";
import { ProvingKeyCache } from "../../src/prover/pk-cache.ts";

/** Saves a key that is larger than the file system at argv[2], and prints the error's code and what is left of the attempt. */
async function main(folder: string): Promise<void> {
  const bytes = new Uint8Array(1);
  const cache = new ProvingKeyCache({ compiled: bytes, vk: bytes, settings: bytes, srs: bytes }, folder);
  const code = await cache.save(new Uint8Array(1_000_000)).then(
    () => "none",
    (error: unknown) => (error instanceof CodedError ? error.code : String(error)),
  );
  process.stdout.write(JSON.stringify({ code, left: await readdir(join(folder, "proving-keys")) }));
}

if (import.meta.main) await main(process.argv[2]!);
