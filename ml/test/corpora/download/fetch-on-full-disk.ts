import { stat } from "node:fs/promises";
import { join } from "node:path";
import { CodedError } from "@idol/ezkl/errors";
import { fetchFile } from "../../../src/corpora/download/fetch-file.ts";
import { serve } from "./file-server.ts";

/** Downloads a file without a length that is larger than the file system at argv[2], and prints the error's code. */
async function main(folder: string): Promise<void> {
  const server = await serve((_, response) => {
    response.writeHead(200);
    response.end(new Uint8Array(1_000_000));
  });
  const path = join(folder, "file");
  const code = await fetchFile(server.url, path, { pause: 1 }).then(
    () => "none",
    (error: unknown) => (error instanceof CodedError ? error.code : String(error)),
  );
  const isWhole = await stat(path).then(
    () => true,
    () => false,
  );
  await server.stop();
  process.stdout.write(JSON.stringify({ code, isWhole }));
}

if (import.meta.main) await main(process.argv[2]!);
