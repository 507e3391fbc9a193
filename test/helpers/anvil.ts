import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { bin } from "./bin.ts";

/** A real Anvil of this test's own. */
export interface Anvil {
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 20_000;

/** Starts Anvil on a port and waits until it listens. */
export async function startAnvil(port: number, ...args: string[]): Promise<Anvil> {
  const child = spawn(bin("anvil"), ["-p", String(port), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    // npm's `anvil` is a script around the program: as a group, both end.
    detached: true,
  });
  await listening(child, port);
  return {
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "close");
      process.kill(-child.pid!, "SIGTERM");
      await ended;
    },
  };
}

async function listening(child: ChildProcess, port: number): Promise<void> {
  let said = "";
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`Anvil on port ${port} ${why}:\n${said}`));
    const timer = setTimeout(() => fail("did not start in time"), START_TIMEOUT_MS);
    const read = (chunk: Buffer): void => {
      said += chunk.toString();
      if (!said.includes("Listening on")) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", reject);
    child.once("exit", () => fail("ended"));
  });
}
