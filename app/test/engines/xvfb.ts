import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { debianProgram } from "../debian-program.ts";

/** A screen that nobody sees. */
export interface Screen {
  /** As `DISPLAY` names it. */
  display: string;
  stop(): Promise<void>;
}

/** Starts Xvfb on a display that is free. */
export async function startScreen(): Promise<Screen> {
  const program = await debianProgram("/usr/bin/Xvfb", ["xvfb"]);
  const child = spawn(program, ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [number] = (await once(child.stdio[3] as Readable, "data")) as [Buffer];
  return {
    display: `:${number.toString().trim()}`,
    async stop() {
      const ended = once(child, "exit");
      child.kill();
      await ended;
    },
  };
}
