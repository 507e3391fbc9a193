import { createServer } from "node:http";
import { TaskError } from "../errors.ts";

/** A recording on a web server of this process. */
export interface RecordingHost {
  uri: string;
  close(): Promise<void>;
}

/** Serves one recording on loopback, in the place of the web space or the IPFS node that a singer would use. */
export async function hostRecording(bytes: Uint8Array): Promise<RecordingHost> {
  const server = createServer((_request, response) => response.end(bytes));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new TaskError(
      "RECORDING_UNAVAILABLE",
      "No port is free on 127.0.0.1 to host the recording.",
      "Run the demo again.",
    );
  }
  return {
    uri: `http://127.0.0.1:${address.port}/voice.wav`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
