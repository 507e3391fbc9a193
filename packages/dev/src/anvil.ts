import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";

/** A local chain that runs beside this process. */
export interface Anvil {
  url: string;
  port: number;
  stop(): Promise<void>;
}

export interface AnvilOptions {
  /** A free one by default. */
  port?: number;
  /** 31337 by default. */
  chainId?: number;
  /** Seconds between two blocks; a block for each transaction by default. */
  blockTime?: number;
}

const START_MILLISECONDS = 20_000;

/** However this process ends, its chains end with it. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill();
});

/** Starts Anvil and waits until it listens. @throws Error that says why it does not, for example because the port is taken */
export async function startAnvil({
  port = 0,
  chainId = 31337,
  blockTime,
}: AnvilOptions = {}): Promise<Anvil> {
  // The script of npm's package starts the program for this platform and passes signals on.
  const script = createRequire(import.meta.url).resolve("@foundry-rs/anvil/bin.mjs");
  const blocks = blockTime === undefined ? [] : ["--block-time", `${blockTime}`];
  const child = spawn(
    process.execPath,
    [script, "--port", `${port}`, "--chain-id", `${chainId}`, ...blocks],
    {
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  running.add(child);
  const ended = new Promise<void>((resolve) => {
    child.once("error", () => resolve());
    child.once("exit", () => resolve());
  });
  const stop = async () => {
    child.kill();
    await ended;
    running.delete(child);
  };
  try {
    const url = await listening(child);
    return { url, port: Number(new URL(url).port), stop };
  } catch (thrown) {
    await stop();
    const { message } = thrown as Error;
    throw new Error(`Anvil did not start${port === 0 ? "" : ` on port ${port}`}: ${message}`, {
      cause: thrown,
    });
  }
}

/** The address that Anvil says it listens on. */
async function listening(child: ChildProcess): Promise<string> {
  let said = "";
  return await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(said.trim() || why));
    const timer = setTimeout(() => fail("it does not answer"), START_MILLISECONDS);
    const read = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /Listening on (\S+)\s/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      // What it logs from now on is read, so that the pipe does not fill, and dropped.
      child.stdout?.off("data", read).resume();
      resolve(`http://${address}`);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once("error", reject);
    child.once("close", (code) => {
      clearTimeout(timer);
      fail(`it ended with code ${code}`);
    });
  });
}
