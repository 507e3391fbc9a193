import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parseProof } from "@idol/ml/prover/proof.ts";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { act, PROOF_MILLISECONDS } from "./acts.ts";
import { CLIPS } from "./clips.ts";
import { CONTEST } from "./contest.ts";
import { proofFiles } from "./proof-files.ts";
import { useTheatre } from "./theatre.ts";

describe("looking around", function () {
  this.timeout(180_000);
  const theatre = useTheatre();
  const singer = () => theatre.contest.deployment.demoAccounts![1]!.address;

  /** Has the singer's claim sent by another account of the node. */
  async function claim(season: bigint): Promise<void> {
    const { reward, chainId } = theatre.contest.deployment;
    const audited = season === CONTEST.audited;
    const files = await proofFiles({ account: singer(), reward, season, chainId: BigInt(chainId), audited });
    const [proof, sidecar] = await Promise.all(files.map((file) => readFile(file, "utf8")));
    const { hex, instances } = parseProof(proof!);
    const { recordingHash } = JSON.parse(sidecar!) as { recordingHash: string };
    const sender = await theatre.contest.provider.getSigner(2);
    const value = audited ? CONTEST.bond : 0n;
    const connected = theatre.contest.reward.connect(sender);
    const submission = { season, proof: hex, instances, recordingHash, allowlistProof: [] };
    await (await connected.claimFor(submission, { value })).wait();
  }

  const holds = (page: Page) => page.locator('.checks [data-holds="true"]');

  it("a claim: on the leaderboard, with its badge, and its proof checked by the device", async () => {
    await claim(CONTEST.open);
    const page = await theatre.visit();
    await page.getByRole("link", { name: "Seasons" }).click();
    await page.getByRole("link", { name: "Season 1" }).click();
    await page
      .getByRole("table", { name: /Best score/ })
      .getByRole("link")
      .click();
    await page.getByText("The prize is owed").waitFor();
    await page.getByText("relayed by").waitFor();
    const badge = page.getByRole("img", { name: /Badge of/ });
    await badge.waitFor();
    expect(
      await badge.evaluate((image: HTMLImageElement) => image.naturalWidth),
      "the SVG is drawn",
    ).to.be.above(0);
    await page.getByText("The proof holds").waitFor({ timeout: PROOF_MILLISECONDS });
    expect(await holds(page).count()).to.equal(4);
    await page.goto(`${theatre.url}#/badges/${singer()}`);
    await page.getByRole("img", { name: /Badge of/ }).waitFor();
  });

  it("an audited season: proved with the recording's hash, revealed after closing, audited in the page", async () => {
    const page = await theatre.visit();
    await page.goto(`${theatre.url}#/season/2`);
    await page.getByRole("button", { name: "Sing for this season" }).click();
    await act.choose(page, CLIPS.surprise);
    await act.score(page);
    await act.connect(page, "Singer");
    await act.prove(page);
    await page.getByText("A bond of 0.01 ETH goes along").waitFor();
    await page.getByRole("button", { name: "Claim 0.1 ETH" }).click();
    await page.getByText("The prize is yours").waitFor();
    await page.getByText("It can be withdrawn once the audit is over").waitFor();

    await theatre.contest.wait(CONTEST.auditedOpenFor + 1);
    const recording = await serveRecording();
    try {
      await page.getByRole("link", { name: "The claim's page" }).click();
      await page.getByLabel("Where everybody can get the file").fill(recording.url);
      await page.getByRole("button", { name: "Reveal", exact: true }).click();
      await page.getByRole("button", { name: "Fetch and audit it" }).click();
      await page.getByText("This is the recording that was proved").waitFor();
      await page.getByLabel("Audit a recording from a file").setInputFiles(CLIPS.disgust);
      await page.locator('.checks [data-holds="false"]').first().waitFor();
      expect(await page.getByText("This is the recording that was proved").count()).to.equal(0);
    } finally {
      await recording.close();
    }

    await theatre.contest.wait(CONTEST.revealPeriod + CONTEST.auditPeriod + 1);
    const before = await theatre.contest.provider.getBalance(singer());
    await page.goto(theatre.url);
    await page.getByRole("button", { name: /^Withdraw 0\.11 ETH/ }).click();
    await page.getByText("Take a bow").waitFor();
    expect((await theatre.contest.provider.getBalance(singer())) > before).to.equal(true);
  });

  it("asks nobody but its own host for anything", async () => {
    const page = await theatre.visit();
    const asked = new Set<string>();
    page.on("request", (request) => asked.add(new URL(request.url()).origin));
    await page.reload();
    await act.choose(page, CLIPS.surprise);
    await act.score(page);
    await act.connect(page, "Relayer");
    await page.goto(`${theatre.url}#/season/1`);
    await page.getByRole("heading", { name: "Terms" }).waitFor();
    const own = new URL(theatre.url).origin;
    expect([...asked].filter((origin) => origin !== own && origin !== "null")).to.deep.equal([]);
  });
});

/** Serves the recording as a singer's host would, to pages of any origin. */
async function serveRecording(): Promise<{ url: string; close(): Promise<void> }> {
  const bytes = await readFile(CLIPS.surprise);
  const server = createServer((_request, response) => {
    response.writeHead(200, { "access-control-allow-origin": "*", "content-type": "audio/wav" });
    response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/take.wav`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
