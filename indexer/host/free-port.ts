import { type AddressInfo, createServer } from "node:net";
import { ensureError } from "@idol/ezkl/errors";
import { IndexError } from "./errors.ts";

/** A port to listen on: this one, or any for 0. Ponder would take the next one without a word. @throws IndexError PORT_IN_USE */
export async function freePort(host: string, port: number): Promise<number> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, resolve);
    });
    return (server.address() as AddressInfo).port;
  } catch (thrown) {
    throw new IndexError(
      "PORT_IN_USE",
      `Port ${port} is not available: ${ensureError(thrown).message}.`,
      "Give another one.",
      { cause: thrown },
    );
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
