import { readFile } from "node:fs/promises";
import { startWebServer, type WebServer } from "@idol/dev/web-server";

/** A web server with one recording, as a singer's web space or a gateway to IPFS would have it. */
export interface RecordingHost extends WebServer {
  /** The paths that were asked for. */
  asked: string[];
}

/** Serves a recording to pages of any origin, whatever the path. */
export async function hostRecording(path: string): Promise<RecordingHost> {
  const bytes = await readFile(path);
  const asked: string[] = [];
  const server = await startWebServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(200, { "access-control-allow-origin": "*", "content-type": "audio/wav" });
    response.end(bytes);
  });
  return { ...server, asked };
}
