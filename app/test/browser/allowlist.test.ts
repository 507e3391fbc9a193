import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { allowlistOf, formatAllowlist } from "@idol/client/allowlist";
import { expect } from "chai";
import { ZeroHash } from "ethers";
import { act, expectAlert } from "./acts.ts";
import { temporaryFolder } from "./bundle.ts";
import { accountOf, CONTEST } from "./contest.ts";
import { proofFiles } from "./proof-files.ts";
import { openSeason } from "./seasons.ts";
import { useTestApp } from "./test-app.ts";

describe("a season with an allowlist", function () {
  this.timeout(120_000);
  const app = useTestApp();
  const address = (name: string) => accountOf(app.contest.deployment, name);
  const claimButton = { name: "Claim 0.1 ETH" };
  const listField = "The list that the organiser gave you";
  let folder = "";
  let season = 0n;
  const file = (name: string) => join(folder, name);
  const proofOf = (name: string) => proofFiles(app.contest, { account: address(name), season });

  before(async () => {
    folder = await temporaryFolder("allowlist");
    const list = allowlistOf([address("Singer"), address("Organiser"), address("Relayer")]);
    const other = allowlistOf([address("Singer"), address("Rival")]);
    await writeFile(file("singers.json"), formatAllowlist(list));
    await writeFile(file("other.json"), formatAllowlist(other));
    await writeFile(file("edited.json"), formatAllowlist(list).replace(address("Relayer"), address("Rival")));
    await writeFile(file("letter.txt"), "Dear contract, let me in.");
    season = await openSeason(app.contest, { allowlistRoot: list.root }, CONTEST.prize);
  });

  it("says that it is for listed singers, and refuses every wrong list with its reason", async () => {
    const page = await app.visit();
    await page.goto(`${app.url}#/season/${season}`);
    await page.getByText("Only listed accounts").waitFor();
    await page.goto(app.url);
    await act.connect(page, "Singer");
    await act.loadProof(page, await proofOf("Singer"));
    await page.getByRole("button", claimButton).click();
    await expectAlert(page, "ALLOWLIST_INVALID");
    await page.getByRole("button", { name: "Dismiss" }).click();
    const rows: [string, RegExp][] = [
      ["letter.txt", /not a list of admitted singers/],
      ["edited.json", /damaged, or was edited/],
      ["other.json", /list of another season/],
    ];
    for (const [name, said] of rows) {
      await page.getByLabel(listField).setInputFiles(file(name));
      await page.getByRole("alert").getByText(said).waitFor();
      await expectAlert(page, "ALLOWLIST_INVALID");
    }
    await page.getByText("Paste it instead").click();
    await page.getByLabel("Your admission").fill(ZeroHash);
    await page.getByRole("alert").waitFor({ state: "detached" });
    await page.getByRole("button", claimButton).click();
    await expectAlert(page, "CONTRACT_REVERTED");
    expect((await act.alert(page)).text).to.include("IdolNotAllowlisted");
  });

  it("refuses a singer who is not on the list before anything is sent", async () => {
    const page = await app.visit();
    await act.connect(page, "Rival");
    await act.loadProof(page, await proofOf("Rival"));
    await page.getByLabel(listField).setInputFiles(file("singers.json"));
    await page.getByRole("alert").getByText("is not on the list").waitFor();
    expect((await app.contest.reward.claimOf(season, address("Rival"))).status).to.equal(0n);
  });

  it("accepts the right list for a listed singer", async () => {
    const page = await app.visit();
    await act.connect(page, "Singer");
    await act.loadProof(page, await proofOf("Singer"));
    await page.getByLabel(listField).setInputFiles(file("singers.json"));
    await page.getByText("The singer is on the list").waitFor();
    await page.getByRole("button", claimButton).click();
    await page.getByText("The prize is yours").waitFor();
  });
});
