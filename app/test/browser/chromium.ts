import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";

const run = promisify(execFile);

/** Where Debian puts it. */
const PROGRAM = "/usr/bin/chromium";

/** Nothing that reaches out, and nothing that a container lacks. */
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
];

/** Installs Debian's Chromium where it is missing; `CHROMIUM` may name another one. */
async function chromiumProgram(): Promise<string> {
  const program = process.env.CHROMIUM ?? PROGRAM;
  if (existsSync(program)) return program;
  await run("apt-get", ["update"]);
  await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { maxBuffer: 1 << 26 });
  return program;
}

export interface BrowserOptions {
  /** A WAV that the fake microphone plays over and over. */
  microphone?: string;
  /** A browser without any sound hardware. */
  noMicrophone?: boolean;
}

/** A real Chromium, without a window. */
export async function launchChromium({
  microphone,
  noMicrophone = false,
}: BrowserOptions = {}): Promise<Browser> {
  const fake = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
  return await chromium.launch({
    executablePath: await chromiumProgram(),
    args: [
      ...FLAGS,
      ...(noMicrophone ? [] : fake),
      ...(microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphone}`]),
    ],
  });
}
