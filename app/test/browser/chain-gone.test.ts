import { expect } from "chai";
import { act, expectAlert } from "./acts.ts";
import { CLIPS } from "./clips.ts";
import { accountOf, CONTEST } from "./contest.ts";
import { proofFiles } from "./proof-files.ts";
import { useTestApp } from "./test-app.ts";

describe("a chain that ends while the page is open", function () {
  this.timeout(120_000);
  const app = useTestApp();

  it("says so, keeps what was sung and proved, and claims when the chain is back", async () => {
    const { deployment, reward } = app.contest;
    const account = accountOf(deployment, "Singer");
    const page = await app.visit();
    await act.connect(page, "Singer");
    await act.choose(page, CLIPS.surprise);
    const score = await act.score(page);
    await act.loadProof(page, await proofFiles(app.contest, { account, season: CONTEST.open }));
    await page.getByRole("button", { name: "Claim 0.1 ETH" }).waitFor();
    const light = await app.contest.goDark();

    await page.getByRole("button", { name: "Claim 0.1 ETH" }).click();
    await expectAlert(page, "NETWORK_UNREACHABLE");
    // A reload without any chain: recording, score and proof are this browser's own.
    await page.reload();
    await expectAlert(page, "NETWORK_UNREACHABLE");
    expect(await act.score(page)).to.equal(score);

    await light("as it was");
    await page.getByRole("button", { name: "Claim 0.1 ETH" }).click();
    await page.getByText("The prize is yours").waitFor();
    expect((await reward.claimOf(CONTEST.open, account)).status).to.equal(1n);
  });

  it("says that the contest is not there where the chain was started again", async () => {
    const page = await app.visit();
    await act.choose(page, CLIPS.surprise);
    await act.connect(page, "Singer");
    await page.getByRole("button", { name: "Prove it on this device" }).waitFor();
    const light = await app.contest.goDark();
    await light("empty");
    await page.locator('[data-code="NOT_DEPLOYED"]').waitFor();
    // Terms of a contest that is gone are not shown, and nothing can be proved for them.
    await page.getByRole("button", { name: "Prove it on this device" }).waitFor({ state: "detached" });
    expect(await page.getByText("Season 1 pays").count()).to.equal(0);
  });
});
