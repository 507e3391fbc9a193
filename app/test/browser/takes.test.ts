import { formatScore } from "@idol/client/format";
import { expect } from "chai";
import { act, saved } from "./acts.ts";
import { claimFor } from "./claims.ts";
import { CLIPS } from "./clips.ts";
import { accountOf, CONTEST } from "./contest.ts";
import { proofFiles } from "./proof-files.ts";
import { scoreByTask } from "./score-task.ts";
import { useTestApp } from "./test-app.ts";

describe("what a singer gets beside the prize", function () {
  this.timeout(120_000);
  const app = useTestApp();
  const singer = () => accountOf(app.contest.deployment, "Singer");

  before(() => claimFor(app.contest, singer(), CONTEST.open));

  it("hears a voice that wins, with the score that the terminal gives it, why, and whose it is", async () => {
    const page = await app.visit();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.getByText("Hear what wins").click();
    const example = page.locator(".example");
    await example.getByRole("group", { name: "A voice that wins" }).waitFor();
    const score = await example.locator("strong").textContent();
    const { scoreScale } = (await app.contest.reward.seasonOf(CONTEST.open)).terms;
    expect(score).to.equal(formatScore(await scoreByTask(CLIPS.surprise), Number(scoreScale)));
    expect(await example.locator(".contributions td").count()).to.be.above(3);
    expect(await example.textContent()).to.include("CC BY-NC-SA 4.0");
    expect(asked.filter((url) => new URL(url).origin !== new URL(app.url).origin)).to.deep.equal([]);
    expect(await page.locator("[data-instance]").count(), "it is not the visitor's own take").to.equal(0);
  });

  it("compares takes over a reload: each with its score, the best named, to be heard, used again or forgotten", async () => {
    const page = await app.visit();
    await act.choose(page, CLIPS.surprise);
    const best = await act.score(page);
    await page.getByRole("button", { name: "Sing again" }).click();
    await act.choose(page, CLIPS.disgust);
    await page.getByText("Not yet").waitFor();
    await page.getByText("your best").waitFor();
    await page.reload();
    const earlier = page.locator('[aria-labelledby="earlier"] li');
    await earlier.getByText("your best").waitFor();
    expect(await earlier.count()).to.equal(1);
    await earlier.getByRole("button", { name: /^Listen/ }).click();
    await earlier.getByRole("group").waitFor();
    await earlier.getByRole("button", { name: /^Use / }).click();
    await page.getByText("You win").waitFor();
    expect(await act.score(page)).to.equal(best);
    await earlier.getByRole("button", { name: /^Forget/ }).click();
    await page.getByText("Earlier takes").waitFor({ state: "detached" });
    await page.reload();
    await act.score(page);
    expect(await page.getByText("Earlier takes").count()).to.equal(0);
  });

  it("shares what was won as a picture that has nothing of the voice: by the device's own way, else as a file", async () => {
    const bound = { account: singer(), season: CONTEST.open };
    const page = await app.visit({}, () => {
      Object.assign(navigator, { canShare: undefined, share: undefined });
    });
    await act.loadProof(page, await proofFiles(app.contest, bound));
    const button = page.getByRole("button", { name: /^(Share|Save a card of) the result/ });
    const { name, bytes } = await saved(page, () => button.click());
    expect(name).to.equal("idol-season-1.png");
    expect(bytes.subarray(1, 4).toString()).to.equal("PNG");
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).to.deep.equal([1200, 630]);
    expect(bytes.length, "more than an empty picture").to.be.above(20_000);

    const phone = await app.visit({}, () => {
      const share = async (data: ShareData) => {
        const [file] = data.files!;
        Object.assign(window, { shared: { ...data, files: undefined, type: file!.type, size: file!.size } });
      };
      Object.assign(navigator, { canShare: () => true, share });
    });
    await act.loadProof(phone, await proofFiles(app.contest, bound));
    await phone.getByRole("button", { name: "Share the result" }).click();
    await phone.waitForFunction(() => "shared" in window);
    const shared = await phone.evaluate(
      () => (window as unknown as { shared: Record<string, unknown> }).shared,
    );
    expect(shared).to.include({ type: "image/png", url: `${app.url}#/season/1/claim/${singer()}` });
    expect(shared.size).to.be.above(20_000);
  });

  it("sees the time that is left, and takes the season's end into a calendar", async () => {
    const page = await app.visit();
    await page.goto(`${app.url}#/season/1`);
    await page
      .getByRole("timer")
      .getByText(/\d+ (d|h|min|s)/)
      .waitFor();
    const save = page.getByRole("button", { name: "Save the end to your calendar" });
    const { name, bytes } = await saved(page, () => save.click());
    const { closesAt } = (await app.contest.reward.seasonOf(CONTEST.open)).state;
    const ends = new Date(Number(closesAt) * 1000).toISOString().replace(/[-:]|\.\d+/g, "");
    expect(name).to.equal("idol-season-1-ends.ics");
    expect(bytes.toString()).to.include(`DTEND:${ends}`).and.include("BEGIN:VALARM");
  });
});
