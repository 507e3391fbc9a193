import { createHash } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { animate } from "./webp.ts";

/** No moment is shown longer, however long it took. */
const LONGEST = 900;
const QUALITY = 0.72;

/** Takes one picture of a page after the other until it is stopped. */
export class Film {
  readonly #shots: { png: Buffer; at: number }[] = [];
  readonly #filming: Promise<void>;
  #over = false;

  constructor(page: Page) {
    this.#filming = this.#film(page);
  }

  async #film(page: Page): Promise<void> {
    while (!this.#over) {
      const png = await page.screenshot();
      this.#shots.push({ png, at: Date.now() });
    }
  }

  /** Ends it; an animated WebP of so many milliseconds, which waits as little as it can where nothing moved. */
  async cut(browser: Browser, lasts: number): Promise<Buffer> {
    this.#over = true;
    await this.#filming;
    const hash = (png: Buffer) => createHash("sha256").update(png).digest("hex");
    const scenes = this.#shots.filter(
      ({ png }, index, all) => hash(png) !== hash(all[index - 1]?.png ?? Buffer.of()),
    );
    const end = this.#shots.at(-1)!.at;
    const waits = scenes.map(({ at }, index) =>
      Math.min(LONGEST, (scenes[index + 1]?.at ?? end + LONGEST) - at),
    );
    const pace = lasts / waits.reduce((sum, each) => sum + each, 0);
    const page = await browser.newPage();
    const frames = [];
    for (const [index, { png }] of scenes.entries()) {
      const webp = await page.evaluate(compressed, { png: png.toString("base64"), quality: QUALITY });
      frames.push({
        webp: Buffer.from(webp, "base64"),
        shown: Math.max(1, Math.round(waits[index]! * pace)),
      });
    }
    await page.close();
    const first = scenes[0]!.png;
    return animate(frames, first.readUInt32BE(16), first.readUInt32BE(20));
  }
}

/** Runs in the browser, whose WebP encoder is the only one here. */
async function compressed({ png, quality }: { png: string; quality: number }): Promise<string> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext("2d")!.drawImage(image, 0, 0);
  return canvas.toDataURL("image/webp", quality).split(",")[1]!;
}
