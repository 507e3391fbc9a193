import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** A port that nobody listens on just now; where a server can choose its own (port 0), let it. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
