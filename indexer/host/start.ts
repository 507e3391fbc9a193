import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { TIED } from "./end-with-starter.ts";
import { IndexError } from "./errors.ts";
import { freePort } from "./free-port.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** What an index is of, and where it serves. */
export interface IndexOptions {
  /** The node's URL. */
  node: string;
  contest: { chainId: bigint; reward: string };
  /** The block of the reward contract's deployment. */
  fromBlock?: number;
  /** A folder for the embedded database; Postgres instead where `databaseUrl` is given. */
  folder: string;
  databaseUrl?: string | undefined;
  /** The schema in Postgres; another one for each version of the index. */
  schema?: string;
  host?: string;
  /** 0 for any that is free. */
  port?: number;
  /** Milliseconds between two looks at the chain. */
  pollingMilliseconds?: number;
  /** Called with its process, long before it answers. */
  onStart?: (pid: number) => void;
  /** Called with each line of its structured log. */
  onLog?: (line: string) => void;
}

/** An index that serves. */
export interface RunningIndex {
  url: string;
  pid: number;
  /** Its exit code once it has ended by itself or was killed. */
  ended: Promise<number | null>;
  stop(): Promise<void>;
}

/** From the start to the first answer; the machine may be busy. */
const START_MILLISECONDS = 300_000;
/** What Ponder says of a database that another version of these sources wrote. */
const OUTDATED = /previously used by/;

/** Starts an index and waits until it answers; it may still be reading the past then. @throws IndexError PORT_IN_USE, INDEX_RUNNING, INDEX_FAILED */
export async function startIndex(options: IndexOptions): Promise<RunningIndex> {
  const { folder, host = "127.0.0.1" } = options;
  const port = await freePort(host, options.port ?? 0);
  await mkdir(folder, { recursive: true });
  const lock = join(folder, "index.pid");
  await refuseSecond(lock, folder);
  const first = launch(options, host, port);
  await writeFile(lock, `${first.child.pid}`);
  const url = `http://${host}:${port}`;
  if (await answers(first, url)) return running(first.child, url, lock);
  const embedded = options.databaseUrl === undefined;
  if (!embedded || !OUTDATED.test(first.said())) throw failed(first.said());
  // All of it can be read from the chain again.
  await rm(join(folder, "pglite"), { recursive: true, force: true });
  const second = launch(options, host, port);
  await writeFile(lock, `${second.child.pid}`);
  if (await answers(second, url)) return running(second.child, url, lock);
  throw failed(second.said());
}

interface Launched {
  child: ChildProcess;
  said: () => string;
}

function launch(options: IndexOptions, host: string, port: number): Launched {
  const { node, contest, fromBlock = 0, folder, databaseUrl, pollingMilliseconds = 1000 } = options;
  const ponder = fileURLToPath(new URL("bin/ponder.js", import.meta.resolve("ponder")));
  const where = ["--root", ROOT, "--hostname", host, "--port", `${port}`];
  const how = ["--schema", options.schema ?? "idol", "--log-format", "json", "--log-level", "info"];
  const child = spawn(process.execPath, [ponder, "start", ...where, ...how], {
    // Ponder writes its GraphQL schema below where it runs.
    cwd: ROOT,
    stdio: ["pipe", "pipe", "pipe"],
    env: {
      ...process.env,
      IDOL_INDEX_NODE: node,
      IDOL_INDEX_CHAIN_ID: `${contest.chainId}`,
      IDOL_INDEX_REWARD: contest.reward,
      IDOL_INDEX_FROM_BLOCK: `${fromBlock}`,
      IDOL_INDEX_FOLDER: join(folder, "pglite"),
      IDOL_INDEX_POLLING_MS: `${pollingMilliseconds}`,
      DATABASE_URL: databaseUrl ?? "",
      PONDER_TELEMETRY_DISABLED: "true",
      NODE_ENV: "production",
      [TIED]: "true",
    },
  });
  options.onStart?.(child.pid!);
  let said = "";
  const read = (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-20_000);
    for (const line of chunk.toString().split("\n")) if (line !== "") options.onLog?.(line);
  };
  child.stdout!.on("data", read);
  child.stderr!.on("data", read);
  return { child, said: () => said };
}

async function answers({ child }: Launched, url: string): Promise<boolean> {
  const until = Date.now() + START_MILLISECONDS;
  while (child.exitCode === null && child.signalCode === null) {
    const health = await fetch(`${url}/`).catch(() => undefined);
    if (health?.ok) return true;
    if (Date.now() > until) child.kill("SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}

function running(child: ChildProcess, url: string, lock: string): RunningIndex {
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return {
    url,
    pid: child.pid!,
    ended,
    async stop() {
      child.kill("SIGTERM");
      await ended;
      await rm(lock, { force: true });
    },
  };
}

/** @throws IndexError INDEX_RUNNING */
async function refuseSecond(lock: string, folder: string): Promise<void> {
  const pid = Number(await readFile(lock, "utf8").catch(() => ""));
  if (!(pid > 0) || !isAlive(pid)) return;
  throw new IndexError(
    "INDEX_RUNNING",
    `An index with process ${pid} writes into ${folder}.`,
    "End it, or give another folder.",
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function failed(said: string): IndexError {
  const lines = said.trim().split("\n").slice(-8).join("\n");
  return new IndexError("INDEX_FAILED", `The index did not start: ${lines}`, "See what it says.");
}
