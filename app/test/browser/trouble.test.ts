import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { decodeAudio, encodeWav } from "@idol/ml/audio";
import { expect } from "chai";
import { act, expectAlert } from "./acts.ts";
import { temporaryFolder } from "./bundle.ts";
import { CLIPS } from "./clips.ts";
import { CONTEST } from "./contest.ts";
import { proofFiles } from "./proof-files.ts";
import { useTestApp } from "./test-app.ts";
import { installWallet, order } from "./wallet.ts";

describe("the page when something goes wrong", function () {
  this.timeout(120_000);
  const app = useTestApp();
  let snapshot = "";
  const singer = () => app.contest.deployment.demoAccounts![1]!.address;
  const proof = () => proofFiles(app.contest, { account: singer(), season: CONTEST.open });
  const claimButton = { name: "Claim 0.1 ETH" };

  beforeEach(async () => {
    snapshot = await app.contest.provider.send("evm_snapshot", []);
  });
  afterEach(async () => {
    await app.contest.provider.send("evm_revert", [snapshot]);
  });

  it("says that a file is no audio, and keeps what was there", async () => {
    const page = await app.visit();
    await act.choose(page, CLIPS.disgust);
    const score = await act.score(page);
    await page.getByRole("button", { name: "Sing again" }).click();
    const folder = await temporaryFolder("files");
    const path = join(folder, "letter.wav");
    await writeFile(path, "Dear judge, I could not come today.");
    await act.choose(page, path);
    await expectAlert(page, "AUDIO_NOT_RECOGNISED");
    await act.choose(page, CLIPS.disgust);
    expect(await act.score(page)).to.equal(score);
  });

  it("refuses silence and too short a sound by name", async () => {
    const page = await app.visit();
    const folder = await temporaryFolder("files");
    await writeFile(join(folder, "silent.wav"), encodeWav(new Float32Array(96_000), 48_000));
    await act.choose(page, join(folder, "silent.wav"));
    await expectAlert(page, "AUDIO_SILENT");
    await page.getByRole("button", { name: "Sing again" }).click();
    const voice = decodeAudio(await readFile(CLIPS.surprise)).samples.slice(60_000, 75_000);
    await writeFile(join(folder, "short.wav"), encodeWav(Float32Array.from(voice), 48_000));
    await act.choose(page, join(folder, "short.wav"));
    await expectAlert(page, "AUDIO_TOO_SHORT");
  });

  it("refuses and names a tampered artefact, and proves nothing with it", async () => {
    const page = await app.visit();
    await page.route(/artefacts\/[0-9a-f]{64}\.wasm$/, async (route) => {
      const response = await route.fetch();
      const body = Buffer.from(await response.body());
      body[body.length >> 1]! ^= 1;
      await route.fulfill({ response, body });
    });
    await act.choose(page, CLIPS.surprise);
    await act.connect(page, "Singer");
    await page.getByRole("button", { name: "Prove it on this device" }).click();
    await expectAlert(page, "ARTEFACT_MISMATCH");
    await page.unroute(/artefacts\/[0-9a-f]{64}\.wasm$/);
    await page.getByRole("button", { name: "Prove it on this device" }).waitFor();
  });

  it("says that a file cannot be loaded, and works when tried again", async () => {
    const page = await app.visit();
    await page.route(/artefacts\/[0-9a-f]{64}\.wasm$/, (route) => route.abort());
    await act.choose(page, CLIPS.surprise);
    await act.connect(page, "Singer");
    await page.getByRole("button", { name: "Prove it on this device" }).click();
    await expectAlert(page, "DOWNLOAD_FAILED");
    await page.unroute(/artefacts\/[0-9a-f]{64}\.wasm$/);
    await act.prove(page);
  });

  it("refuses a proof that was edited, or that comes without its sidecar", async () => {
    const page = await app.visit();
    const [path, sidecar] = (await proof()) as [string, string];
    await act.loadProof(page, [path]);
    await expectAlert(page, "PROOF_MALFORMED");
    const folder = await temporaryFolder("files");
    const text = await readFile(path, "utf8");
    const edited = JSON.parse(text) as { proof: number[]; hex_proof: string };
    edited.proof[100]! ^= 1;
    edited.hex_proof = `0x${Buffer.from(edited.proof).toString("hex")}`;
    await writeFile(join(folder, "edited.json"), JSON.stringify(edited));
    await act.loadProof(page, [join(folder, "edited.json"), sidecar]);
    await expectAlert(page, "BINDING_MISMATCH");
  });

  it("sends nothing when the wallet declines, and works when asked again", async () => {
    const page = await app.visit();
    await installWallet(page, singer(), { declines: ["eth_requestAccounts"] });
    await act.loadProof(page, await proof());
    await page.locator(".account > button").click();
    await page.getByRole("dialog").getByRole("button", { name: "Test Wallet" }).click();
    await expectAlert(page, "WALLET_REFUSED");
    // The choice stays open where it was made, with the reason in it.
    await order(page, { declines: ["eth_sendTransaction"] });
    await page.getByRole("dialog").getByRole("button", { name: "Test Wallet" }).click();
    await page.locator(".account .mono").first().waitFor();
    await page.getByRole("button", claimButton).click();
    await expectAlert(page, "WALLET_REFUSED");
    expect((await app.contest.reward.claimOf(CONTEST.open, singer())).status).to.equal(0n);
    await order(page, { declines: [] });
    await page.getByRole("button", claimButton).click();
    await page.getByText("The prize is yours").waitFor();
  });

  it("names the other chain that the wallet is on, and switches it", async () => {
    const page = await app.visit();
    await installWallet(page, singer(), { chainId: 1, knowsChain: false });
    await act.loadProof(page, await proof());
    await act.connect(page, "Test Wallet");
    await page.getByText("is on another network").waitFor();
    await page.getByRole("button", claimButton).click();
    await expectAlert(page, "NETWORK_MISMATCH");
    await page.getByRole("button", { name: "Switch to Local chain" }).first().click();
    await page.getByRole("alert").waitFor({ state: "detached" });
    await page.getByRole("button", claimButton).click();
    await page.getByText("The prize is yours").waitFor();
  });

  it("goes on waiting for a pending claim or withdrawal after a reload, until it is told not to", async () => {
    const page = await app.visit();
    const pending = page.getByText("waits to be mined");
    await act.connect(page, "Singer");
    await act.loadProof(page, await proof());
    await page.getByRole("button", claimButton).waitFor();
    await app.contest.provider.send("evm_setAutomine", [false]);
    try {
      await page.getByRole("button", claimButton).click();
      await pending.waitFor();
      await page.reload();
      await pending.waitFor();
      await app.contest.provider.send("evm_mine", []);
      await page.getByText("The prize is yours").waitFor();
      await pending.waitFor({ state: "detached" });

      await page.getByRole("button", { name: "Withdraw 0.1 ETH" }).click();
      await pending.waitFor();
      await page.reload();
      await pending.waitFor();
      await page.getByRole("button", { name: "Stop waiting" }).click();
      await pending.waitFor({ state: "detached" });
      await page.reload();
      await page.getByText("The prize is yours").waitFor();
      expect(await pending.count()).to.equal(0);
      await app.contest.provider.send("evm_mine", []);
      await page.getByText("Take a bow").waitFor();
    } finally {
      await app.contest.provider.send("evm_setAutomine", [true]);
    }
  });
});
