import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A web server with one recording, as a singer's web space or a gateway to IPFS would have it. */
export interface RecordingHost {
  /** Without a slash at its end. */
  origin: string;
  /** The paths that were asked for. */
  asked: string[];
  close(): Promise<void>;
}

/** Serves a recording to pages of any origin, whatever the path. */
export async function hostRecording(path: string): Promise<RecordingHost> {
  const bytes = await readFile(path);
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(200, { "access-control-allow-origin": "*", "content-type": "audio/wav" });
    response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
