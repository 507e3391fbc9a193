import { type Browser, chromium } from "playwright-core";
import { debianProgram } from "../debian-program.ts";

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

/** Debian's Chromium; `CHROMIUM` may name another one. */
async function chromiumProgram(): Promise<string> {
  return process.env.CHROMIUM ?? (await debianProgram("/usr/bin/chromium", ["chromium"]));
}

export interface BrowserOptions {
  /** A WAV that the fake microphone plays over and over. */
  microphone?: string;
  /** Where its DevTools protocol listens for others than Playwright. */
  debuggingPort?: number;
  /** A browser without any sound hardware. */
  noMicrophone?: boolean;
}

/** A real Chromium, without a window. */
export async function launchChromium({
  microphone,
  debuggingPort,
  noMicrophone = false,
}: BrowserOptions = {}): Promise<Browser> {
  const fake = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
  return await chromium.launch({
    executablePath: await chromiumProgram(),
    args: [
      ...FLAGS,
      ...(noMicrophone ? [] : fake),
      ...(debuggingPort === undefined ? [] : [`--remote-debugging-port=${debuggingPort}`]),
      ...(microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphone}`]),
    ],
  });
}
