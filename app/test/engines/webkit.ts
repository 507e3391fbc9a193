import { spawn } from "node:child_process";
import { once } from "node:events";
import { glob } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@idol/dev/free-port";
import { debianProgram } from "../debian-program.ts";
import type { Engine } from "./engine.ts";
import { WebDriver } from "./webdriver.ts";
import { startScreen } from "./xvfb.ts";

const START_MILLISECONDS = 30_000;
/** A microphone of its own making. */
const MICROPHONE = ["--automation", "--enable-media-stream=true", "--enable-mock-capture-devices=true"];

/** Debian's WebKitGTK by its own WebDriver, on a screen that nobody sees. */
export async function launchWebKit(): Promise<Engine> {
  const program =
    process.env.WEBKIT_DRIVER ?? (await debianProgram("/usr/bin/WebKitWebDriver", ["webkit2gtk-driver"]));
  const screen = await startScreen();
  const port = await freePort();
  const driver = spawn(program, ["--host=127.0.0.1", `--port=${port}`], {
    stdio: "ignore",
    env: { ...process.env, DISPLAY: screen.display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" },
  });
  const stop = async () => {
    const ended = once(driver, "exit");
    driver.kill();
    await ended;
    await screen.stop();
  };
  try {
    const url = `http://127.0.0.1:${port}`;
    await listening(url);
    const session = await WebDriver.open(url, {
      "webkitgtk:browserOptions": { binary: await miniBrowser(), args: MICROPHONE },
    });
    return {
      goTo: (address) => session.goTo(address),
      run: (source) => session.run(source),
      choose: (selector, path) => session.type(selector, path),
      async close() {
        await session.close();
        await stop();
      },
    };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

/** The browser that the driver starts by itself without options of ours; its folder has WebKitGTK's version in its name. */
async function miniBrowser(): Promise<string> {
  for await (const path of glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")) return path;
  throw new Error("Debian's WebKitGTK has no MiniBrowser");
}

async function listening(url: string): Promise<void> {
  for (const began = Date.now(); ; await sleep(100)) {
    if (
      await fetch(`${url}/status`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    if (Date.now() - began > START_MILLISECONDS) throw new Error("WebKitWebDriver does not answer");
  }
}
