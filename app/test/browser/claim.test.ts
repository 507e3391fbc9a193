import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { act, expectAlert } from "./acts.ts";
import { CLIPS } from "./clips.ts";
import { CONTEST } from "./contest.ts";
import { scoreByTask } from "./score-task.ts";
import { useTestApp } from "./test-app.ts";

describe("from a file to a paid prize", function () {
  this.timeout(240_000);
  const app = useTestApp();
  const accountOf = (name: string) =>
    app.contest.deployment.demoAccounts!.find((account) => account.name === name)!.address;
  const balanceOf = (address: string) => app.contest.provider.getBalance(address);

  it("judges, proves, is relayed, and is paid to the wei; a rival is refused", async () => {
    const page = await app.visit();
    const singer = accountOf("Singer");
    await act.choose(page, CLIPS.surprise);
    expect(await act.score(page)).to.equal(await scoreByTask(CLIPS.surprise));
    await act.connect(page, "Singer");
    await act.prove(page);

    // A rival with the singer's proof.
    await act.connect(page, "Rival");
    const before = { singer: await balanceOf(singer), rival: await balanceOf(accountOf("Rival")) };
    await page.getByLabel("Claim it in this account's own name").check();
    await page.getByRole("button", { name: "Claim 0.1 ETH" }).click();
    await expectAlert(page, "CONTRACT_REVERTED");
    expect((await act.alert(page)).text).to.include("IdolNotSinger");
    expect(await balanceOf(accountOf("Rival"))).to.equal(before.rival);

    // The same proof, relayed.
    await act.connect(page, "Relayer");
    await page.getByRole("button", { name: "Relay the claim" }).click();
    await page.getByText("The prize is yours").waitFor();
    await page.getByRole("button", { name: "Withdraw 0.1 ETH" }).click();
    await page.getByText("Take a bow").waitFor();
    expect(await balanceOf(singer)).to.equal(before.singer + CONTEST.prize);
    await page.locator(`[data-balance="${before.singer + CONTEST.prize}"]`).waitFor();
    const { status, score } = await app.contest.reward.claimOf(CONTEST.open, singer);
    expect(status).to.equal(2n);
    expect(score).to.equal(await scoreByTask(CLIPS.surprise));
  });

  it("takes a recording that is dropped anywhere on the page", async () => {
    const page = await app.visit();
    await page.getByRole("button", { name: "Sing", exact: true }).waitFor();
    const bytes = await readFile(CLIPS.disgust, "base64");
    const carried = await page.evaluateHandle((base64) => {
      const data = new DataTransfer();
      const file = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([file], "dropped.wav", { type: "audio/wav" }));
      return data;
    }, bytes);
    await page.locator("footer").dispatchEvent("drop", { dataTransfer: carried });
    expect(await act.score(page)).to.equal(await scoreByTask(CLIPS.disgust));
  });

  it("claims and withdraws in the singer's own name", async () => {
    const page = await app.visit();
    await act.choose(page, CLIPS.surprise);
    await act.connect(page, "Organiser");
    await act.prove(page);
    const before = await balanceOf(accountOf("Organiser"));
    await page.getByRole("button", { name: "Claim 0.1 ETH" }).click();
    await page.getByText("The prize is yours").waitFor();
    await page.getByRole("button", { name: "Withdraw 0.1 ETH" }).click();
    await page.getByText("Take a bow").waitFor();
    const gained = (await balanceOf(accountOf("Organiser"))) - before;
    expect(gained > 0n && gained < CONTEST.prize, "the prize less the gas").to.equal(true);
  });

  it("says that a score does not win, and has the contract refuse it", async () => {
    const page = await app.visit();
    await act.choose(page, CLIPS.disgust);
    expect(await act.score(page)).to.equal(await scoreByTask(CLIPS.disgust));
    await page.getByText("Not yet").waitFor();
    await act.connect(page, "Rival");
    await act.prove(page);
    await page.getByRole("button", { name: "Claim 0.1 ETH" }).click();
    await expectAlert(page, "CONTRACT_REVERTED");
  });
});
