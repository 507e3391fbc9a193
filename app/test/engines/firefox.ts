import puppeteer from "puppeteer-core";
import { debianProgram } from "../debian-program.ts";
import type { Engine } from "./engine.ts";

/** Debian's Firefox by WebDriver BiDi, with a microphone of its own making that nobody has to allow. */
export async function launchFirefox(): Promise<Engine> {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? (await debianProgram("/usr/bin/firefox-esr", ["firefox-esr"])),
    protocolTimeout: 0,
    extraPrefsFirefox: {
      "media.navigator.streams.fake": true,
      "media.navigator.permission.disabled": true,
    },
  });
  const page = await browser.newPage();
  return {
    async goTo(url) {
      await page.goto(url);
    },
    run: async <T>(source: string) => (await page.evaluate(`(${source})()`)) as T,
    async choose(selector, path) {
      const field = (await page.waitForSelector(selector)) as Awaited<ReturnType<typeof page.$>> & {
        uploadFile(path: string): Promise<void>;
      };
      await field.uploadFile(path);
    },
    close: () => browser.close(),
  };
}
