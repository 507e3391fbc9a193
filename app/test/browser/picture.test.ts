import { expect } from "chai";
import type { Page } from "playwright-core";
import { act } from "./acts.ts";
import { CLIPS } from "./clips.ts";
import { useTestApp } from "./test-app.ts";

const attentionButton = { name: "Show what the judge attends to" };

describe("what the page draws", function () {
  this.timeout(60_000);
  const app = useTestApp();

  /** How many of the picture's pixels are greener, or redder, than anything of its own colours; and how many colours there are. */
  const pixels = (page: Page) =>
    page.locator("canvas.spectrogram").evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      const colours = new Set<number>();
      let green = 0;
      let red = 0;
      for (let at = 0; at < data.length; at += 4) {
        const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
        colours.add((r << 16) | (g << 8) | b);
        if (g > r + 20 && g > b + 20) green++;
        if (r > g + 60 && r > b + 60) red++;
      }
      return { colours: colours.size, green, red };
    });

  it("is the spectrogram with labelled axes, and what the judge attends to, which adds up to the score", async () => {
    const page = await app.visit();
    // What the axes say lies in the canvas; it is written down as it is drawn.
    await page.addInitScript(() => {
      const written: string[] = [];
      const { fillText } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
        written.push(text);
        return fillText.call(this, text, ...at);
      };
      Object.assign(window, { written });
    });
    await page.reload();
    await act.choose(page, CLIPS.surprise);
    await act.score(page);
    const picture = page.getByRole("img", { name: /^Spectrogram of \d\.\d seconds/ });
    await picture.waitFor();
    const written = await page.evaluate(() => (window as unknown as { written: string[] }).written);
    expect(written).to.include.members(["seconds", "Hz", "0", "1", "2", "500", "1k", "4k"]);
    const before = await pixels(page);
    expect(before.colours, "a picture, not a patch").to.be.above(100);
    expect(before.green).to.equal(0);

    await page.getByRole("button", attentionButton).click();
    await page
      .getByRole("img", { name: /green raised the score, red with lines across lowered it/ })
      .waitFor();
    expect((await pixels(page)).green).to.be.above(500);
    const table = page.locator(".contributions");
    const start = Number(
      /starts from (-?\d+\.\d+)/.exec((await table.locator("caption").textContent())!)![1],
    );
    const told = (await table.locator("td").allTextContents()).map((text) => Number(text.replace("−", "-")));
    const sum = told.reduce((total, each) => total + each, start);
    const score = Number(await page.locator(".figure").first().textContent());
    // Each number on screen is rounded to three digits.
    expect(Math.abs(sum - score) < 0.0005 * (told.length + 2), `${sum} and ${score}`).to.equal(true);

    await page.getByRole("button", attentionButton).click();
    await page.getByRole("img", { name: /loud is bright\.$/ }).waitFor();
    expect((await pixels(page)).green).to.equal(0);
  });

  it("follows the visitor's light or dark scheme at once, the picture's axes too", async () => {
    const page = await app.visit({ colorScheme: "dark" });
    await act.choose(page, CLIPS.surprise);
    await act.score(page);
    const look = () =>
      page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>("canvas.spectrogram")!;
        return [getComputedStyle(document.body).backgroundColor, canvas.toDataURL()];
      });
    const [ground, picture] = await look();
    await page.emulateMedia({ colorScheme: "light" });
    await page.waitForFunction(
      (dark) => document.querySelector<HTMLCanvasElement>("canvas.spectrogram")!.toDataURL() !== dark,
      picture,
    );
    expect((await look())[0]).to.not.equal(ground);
  });
});
