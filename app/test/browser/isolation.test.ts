import { expect } from "chai";
import { act } from "./acts.ts";
import { CLIPS } from "./clips.ts";
import { useTestApp } from "./test-app.ts";

describe("a host that cannot send the headers of cross-origin isolation", function () {
  this.timeout(180_000);
  const app = useTestApp({ isolated: false });

  it("is made up for by the service worker, after one reload", async () => {
    const page = await app.visit();
    await page.getByRole("heading", { name: "Surprise the judge" }).waitFor();
    expect(await page.evaluate(() => crossOriginIsolated)).to.equal(true);
    await page.reload();
    expect(await page.evaluate(() => crossOriginIsolated)).to.equal(true);
  });

  it("does not keep the page from refusing to work inside of another one", async () => {
    const page = await app.visit({ serviceWorkers: "block" });
    await page.evaluate((url) => {
      const frame = document.createElement("iframe");
      frame.src = `${url}?framed`;
      document.body.append(frame);
    }, app.url);
    const frame = page.frameLocator("iframe");
    await frame.getByText("does not work inside of another one").waitFor();
    expect(await frame.getByRole("button").count()).to.equal(0);
  });

  it("makes the page say so and prove on one thread where there are no service workers either", async () => {
    const page = await app.visit({ serviceWorkers: "block" });
    await act.choose(page, CLIPS.surprise);
    await act.score(page);
    expect(await page.evaluate(() => crossOriginIsolated)).to.equal(false);
    await act.connect(page, "Singer");
    await page.getByText("not cross-origin isolated").waitFor();
    await act.prove(page);
    await page.getByText("on one thread").waitFor();
    await page.getByRole("button", { name: "Claim 0.1 ETH" }).click();
    await page.getByText("The prize is yours").waitFor();
  });
});
