import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import { type CodedError, ensureError } from "@idol/ezkl/errors.ts";
import { PageError } from "../src/errors.ts";

/** A local chain that runs beside us. */
export interface LocalChain {
  url: string;
  stop(): Promise<void>;
}

export interface LocalChainOptions {
  port: number;
  /** 31337 by default. */
  chainId?: number;
}

const START_MILLISECONDS = 20_000;

/** However this process ends, its chains end with it. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill();
});

/**
 * Starts Anvil and waits until it answers.
 *
 * @throws PageError `NETWORK_UNREACHABLE` if it does not, for example because the port is taken
 */
export async function startAnvil({ port, chainId = 31337 }: LocalChainOptions): Promise<LocalChain> {
  const url = `http://127.0.0.1:${port}`;
  // Whoever answers there already would be taken for ours.
  if (await answersOnce(url)) throw notStarted(port, new TypeError("something answers there already"));
  const child = spawn(
    process.execPath,
    [anvilScript(), "--port", `${port}`, "--chain-id", `${chainId}`, "--silent"],
    {
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code) => resolve(said.trim() || `it ended with code ${code}`));
  });
  running.add(child);
  const stop = async () => {
    child.kill();
    await ended;
    running.delete(child);
  };
  try {
    await Promise.race([answers(url), ended.then((why) => Promise.reject(new TypeError(why)))]);
  } catch (thrown) {
    await stop();
    throw notStarted(port, ensureError(thrown));
  }
  return { url, stop };
}

/** The script of npm's package, which starts the program for this platform and passes signals on. */
function anvilScript(): string {
  return createRequire(import.meta.url).resolve("@foundry-rs/anvil/bin.mjs");
}

async function answers(url: string): Promise<void> {
  const until = Date.now() + START_MILLISECONDS;
  while (!(await answersOnce(url))) {
    if (Date.now() > until) throw new TypeError("it does not answer");
    await sleep(100);
  }
}

async function answersOnce(url: string): Promise<boolean> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] });
  const headers = { "content-type": "application/json" };
  return await fetch(url, { method: "POST", headers, body }).then(
    () => true,
    () => false,
  );
}

function notStarted(port: number, cause: Error): CodedError {
  return new PageError(
    "NETWORK_UNREACHABLE",
    `The local chain did not start on port ${port}: ${cause.message}.`,
    "End what uses this port, often another Anvil, and start again.",
    { cause },
  );
}
