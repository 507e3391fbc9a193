import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { JsonRpcProvider } from "ethers";

/** A chain of the bench's own. */
export interface Anvil {
  provider: JsonRpcProvider;
  stop(): Promise<void>;
}

/** Starts Anvil on a free port and waits until it answers. */
export async function startAnvil(): Promise<Anvil> {
  const port = await freePort();
  const child = spawn("anvil", ["-p", String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
    // npm's `anvil` is a script around the program: as a group, both end.
    detached: true,
  });
  const kill = (): void => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, "SIGTERM");
  };
  // However this process ends, its chain ends with it.
  process.once("exit", kill);
  await listening(child);
  // Without the cache, an answer of a quarter of a second ago would stand for the new one.
  const provider = new JsonRpcProvider(`http://127.0.0.1:${port}`, undefined, { cacheTimeout: -1 });
  return {
    provider,
    async stop() {
      provider.destroy();
      process.off("exit", kill);
      const ended = once(child, "close");
      kill();
      await ended;
    },
  };
}

async function listening(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on("line", (line) => {
      if (line.includes("Listening on")) resolve();
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`Anvil ended with code ${code}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("the system gave no port");
  return address.port;
}
