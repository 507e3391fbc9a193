import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { act, expectAlert, saved } from "./acts.ts";
import { axe } from "./axe.ts";
import { temporaryFolder } from "./bundle.ts";
import { claimFor } from "./claims.ts";
import { CLIPS } from "./clips.ts";
import { accountOf, CONTEST } from "./contest.ts";
import { keptRecording } from "./kept-recording.ts";
import { hostRecording, type RecordingHost } from "./recording-host.ts";
import { useTestApp } from "./test-app.ts";
import { installWallet, order } from "./wallet.ts";

/** The rules: three claims of one recording, of which the first is revealed by a signature, the second is a copy, the third stays silent. */
describe("the audit of a season, as time passes", function () {
  this.timeout(120_000);
  const app = useTestApp();
  const address = (name: string) => accountOf(app.contest.deployment, name);
  const claimOf = (name: string) => app.contest.reward.claimOf(CONTEST.audited, address(name));
  const uriOf = (name: string) => app.contest.reward.recordingUri(CONTEST.audited, address(name));
  const reject = (page: Page) => page.getByRole("button", { name: "Reject the claim" });
  let host: RecordingHost;
  let signed = "";
  /** The sidecars of the proofs, by the singers' names: other browsers made them. */
  const sidecars = new Map<string, string>();

  before(async () => {
    host = await hostRecording(await keptRecording());
    const { provider, reward } = app.contest;
    const funding = reward.connect(await provider.getSigner(0));
    await (await funding.fund(CONTEST.audited, CONTEST.prize, { value: CONTEST.prize })).wait();
    await (await funding.fund(CONTEST.audited, CONTEST.prize, { value: CONTEST.prize })).wait();
    for (const name of ["Singer", "Rival", "Organiser"]) {
      sidecars.set(name, await claimFor(app.contest, address(name), CONTEST.audited));
    }
  });
  after(() => host.stop());

  /** Opens the page of somebody's claim, perhaps with an account. */
  async function visitClaim(singer: string, account?: string): Promise<Page> {
    const page = await app.visit();
    if (account !== undefined) await act.connect(page, account);
    await page.goto(`${app.url}#/season/2/claim/${address(singer)}`);
    await page.getByRole("heading", { name: "The recording", exact: true }).waitFor();
    return page;
  }

  it("offers neither reveal nor rejection while the season is open", async () => {
    const page = await visitClaim("Singer", "Singer");
    await page.getByText("You can reveal it once the season has closed").waitFor();
    await act.connect(page, "Auditor");
    await page.getByText("You can reject the claim once its recording was revealed").waitFor();
    expect(await reject(page).count()).to.equal(0);
    await app.contest.wait(CONTEST.auditedOpenFor + 1);
  });

  it("takes a signed reveal, which costs nothing, and changes nothing where the wallet declines", async () => {
    const page = await app.visit();
    await installWallet(page, address("Singer"), { declines: ["eth_signTypedData_v4"] });
    await act.connect(page, "Test Wallet");
    await page.goto(`${app.url}#/season/2/claim/${address("Singer")}`);
    await page.getByLabel("Where everybody can get the file").fill(`${host.url}/take.wav`);
    const sidecar = page.getByLabel("The .binding.json of the proof");
    expect(await page.getByRole("button", { name: "Reveal", exact: true }).isDisabled()).to.equal(true);
    await sidecar.setInputFiles(sidecars.get("Rival")!);
    await expectAlert(page, "BINDING_MISMATCH");
    await sidecar.setInputFiles(sidecars.get("Singer")!);
    const sign = page.getByRole("button", { name: "Sign it for somebody else" });
    await sign.click();
    await expectAlert(page, "WALLET_REFUSED");
    await order(page, { declines: [] });
    const before = await app.contest.provider.getBalance(address("Singer"));
    const file = await saved(page, () => sign.click());
    signed = join(await temporaryFolder("reveal"), file.name);
    await writeFile(signed, file.bytes);
    expect(await app.contest.provider.getBalance(address("Singer"))).to.equal(before);
    expect((await claimOf("Singer")).revealed).to.equal(false);
  });

  it("lets anybody send a signed reveal, only as it was signed, only for its claim, only once", async () => {
    const page = await visitClaim("Singer", "Relayer");
    const send = (file: string) => page.getByLabel("The file that the singer has signed").setInputFiles(file);
    const folder = await temporaryFolder("reveal");
    const altered = {
      ...JSON.parse(await readFile(signed, "utf8")),
      uri: "https://elsewhere.example/take.wav",
    };
    await writeFile(join(folder, "altered.json"), JSON.stringify(altered));
    await send(join(folder, "altered.json"));
    await expectAlert(page, "CONTRACT_REVERTED");
    expect((await act.alert(page)).text).to.include("IdolInvalidSignature");
    await writeFile(join(folder, "letter.json"), "Dear auditor");
    await send(join(folder, "letter.json"));
    await expectAlert(page, "REVEAL_INVALID");
    const rival = await visitClaim("Rival", "Relayer");
    await rival.getByLabel("The file that the singer has signed").setInputFiles(signed);
    await expectAlert(rival, "REVEAL_INVALID");
    await send(signed);
    await page.getByRole("button", { name: /^Fetch it from/ }).waitFor();
    expect(await uriOf("Singer")).to.equal(`${host.url}/take.wav`);
    expect(await page.getByLabel("The file that the singer has signed").count()).to.equal(0);
  });

  it("fetches a recording on IPFS when asked, only through the gateway that the visitor names", async () => {
    const cid = "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi";
    const singer = await visitClaim("Rival", "Rival");
    expect(await axe(singer), "the singer's view").to.deep.equal([]);
    await singer.getByLabel("Where everybody can get the file").fill(`ipfs://${cid}/take.wav`);
    await singer.getByLabel("The .binding.json of the proof").setInputFiles(sidecars.get("Rival")!);
    await singer.getByRole("button", { name: "Reveal", exact: true }).click();
    await singer.getByLabel("Gateway to IPFS").waitFor();

    const page = await visitClaim("Rival");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const gateway = page.getByLabel("Gateway to IPFS");
    expect(await axe(page), "anybody's view").to.deep.equal([]);
    await gateway.fill("ftp://files.example");
    await page.getByRole("button", { name: /^Fetch/ }).click();
    await expectAlert(page, "URI_REFUSED");
    expect(asked.filter((url) => !url.startsWith(app.url))).to.deep.equal([]);
    await gateway.fill(host.url);
    host.asked.length = 0;
    await page.getByRole("button", { name: /^Fetch it from 127/ }).click();
    await page.getByText("Nobody claimed with the same file before").waitFor();
    expect(host.asked).to.deep.equal([`/ipfs/${cid}/take.wav`]);
  });

  it("finds that a right recording is a copy of an earlier claim's", async () => {
    const page = await visitClaim("Rival", "Relayer");
    await page.getByLabel("Check a recording from a file").setInputFiles(await keptRecording());
    await page.getByText("does not bear out the claim").waitFor();
    const checks = page.getByRole("region", { name: "The recording" }).locator(".checks");
    expect(await checks.locator('[data-holds="true"]').count()).to.equal(3);
    await checks.locator('[data-holds="false"]').getByText("the earliest claim counts").waitFor();
    await page.getByLabel("The part of the recording that was judged").waitFor();
    expect(await reject(page).count(), "only the auditor decides").to.equal(0);
  });

  it("refuses another voice, a file that is no audio, and a host that does not answer", async () => {
    const page = await visitClaim("Singer");
    const checks = page.getByRole("region", { name: "The recording" }).locator(".checks");
    const failed = checks.locator('[data-holds="false"]');
    await page.getByLabel("Check a recording from a file").setInputFiles(CLIPS.disgust);
    await page.getByText("does not bear out the claim").waitFor();
    // The hash, the form and the score; and so of the very clip, whose samples alone are right.
    expect(await failed.count()).to.equal(3);
    await page.getByLabel("Check a recording from a file").setInputFiles(CLIPS.surprise);
    await failed.getByText("not the plain WAV that is kept beside a proof").waitFor();
    expect(await failed.count()).to.equal(2);
    const letter = join(await temporaryFolder("files"), "letter.wav");
    await writeFile(letter, "Dear auditor, I could not sing today.");
    await page.getByLabel("Check a recording from a file").setInputFiles(letter);
    await failed.nth(2).getByText("neither a WAV nor").waitFor();
    await page.route(`${host.url}/**`, (route) => route.abort());
    await page.getByRole("button", { name: /^Fetch it from/ }).click();
    await expectAlert(page, "RECORDING_UNAVAILABLE");
    await page.unroute(`${host.url}/**`);
    await page.getByRole("button", { name: /^Fetch it from/ }).click();
    await page.getByText("This is the recording that was proved").waitFor();
  });

  it("shows nothing of one claim on the page of the next", async () => {
    const page = await visitClaim("Rival");
    await page.getByLabel("Check a recording from a file").setInputFiles(await keptRecording());
    await page.getByText("does not bear out the claim").waitFor();
    await page.goto(`${app.url}#/season/2/claim/${address("Singer")}`);
    await page.getByRole("button", { name: /^Fetch it from/ }).waitFor();
    expect(await page.getByText("does not bear out the claim").count()).to.equal(0);
    expect(await page.getByText("ipfs://").count()).to.equal(0);
  });

  it("shows the auditor's rejection of the copy in pot, badge, leaderboard and page", async () => {
    const page = await visitClaim("Rival", "Auditor");
    await page.getByRole("img", { name: /Badge of/ }).waitFor();
    const { state } = await app.contest.reward.seasonOf(CONTEST.audited);
    expect(await page.getByLabel("was not revealed").count(), "the chain would refute it").to.equal(0);
    await page.getByLabel("that of an earlier claim").check();
    expect(await page.getByLabel("The earlier claim").inputValue()).to.equal(address("Singer"));
    expect(await axe(page), "the auditor's view").to.deep.equal([]);
    await reject(page).click();
    await page.getByText("because the recording is that of an earlier claim").waitFor();
    await page.getByText("Rejected by the auditor").waitFor();
    await page.getByRole("img", { name: /Badge of/ }).waitFor({ state: "detached" });
    expect((await claimOf("Rival")).status).to.equal(3n);
    const after = await app.contest.reward.seasonOf(CONTEST.audited);
    expect(after.state.pot - state.pot).to.equal(CONTEST.prize);
    expect(after.state.forfeited).to.equal(CONTEST.bond);
    await page.goto(`${app.url}#/season/2`);
    await page.getByRole("table", { name: /Best score/ }).waitFor();
    expect(await page.locator("tbody a.mono").count(), "rows of the leaderboard").to.equal(2);
  });

  it("rejects a recording that was not revealed in time for that reason alone", async () => {
    await app.contest.wait(CONTEST.revealPeriod);
    const page = await visitClaim("Organiser", "Organiser");
    await page.getByText("The time to reveal is over").waitFor();
    await act.connect(page, "Auditor");
    await page.getByText("It was not revealed in time").waitFor();
    expect(await page.getByRole("radio").count()).to.equal(1);
    await page.getByLabel("was not revealed in time").check();
    await reject(page).click();
    await page.getByText("because the recording was not revealed in time").waitFor();
  });

  it("makes the claim final after the audit, and pays the bond back with the prize", async () => {
    await app.contest.wait(CONTEST.auditPeriod);
    const page = await visitClaim("Singer", "Auditor");
    await page.getByText("The audit is over; the claim can no longer be rejected").waitFor();
    expect(await reject(page).count()).to.equal(0);
    const { amount } = await app.contest.reward.owedTo(CONTEST.audited, address("Singer"));
    // The bonds of the copy and of the silent claim are the one standing claim's.
    expect(amount).to.equal(CONTEST.prize + 3n * CONTEST.bond);
  });
});
