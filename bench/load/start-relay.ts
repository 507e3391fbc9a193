import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A relay in a process of its own. */
export interface RelayProcess {
  url: string;
  pid: number;
  ended: Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts a relay that sends from the node's sixth account. */
export async function startRelay(
  node: string,
  reward: string,
  { state, port = 0, onStart }: { state?: string; port?: number; onStart?: (pid: number) => void } = {},
): Promise<RelayProcess> {
  const script = fileURLToPath(new URL("relay-process.ts", import.meta.url));
  const own = {
    IDOL_NODE: node,
    IDOL_REWARD: reward,
    IDOL_PORT: `${port}`,
    ...(state && { IDOL_STATE: state }),
  };
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, ...own },
    stdio: ["pipe", "pipe", "inherit"],
  });
  onStart?.(child.pid!);
  const ended = once(child, "exit");
  const said = await Promise.race([once(child.stdout!, "data"), ended.then(() => undefined)]);
  if (said === undefined) throw new Error("the relay ended before it listened");
  return {
    url: String(said[0]).trim(),
    pid: child.pid!,
    ended,
    async stop() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
