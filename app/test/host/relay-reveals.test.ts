import { readFile } from "node:fs/promises";
import {
  openingOf,
  parseBinding,
  relayPaysBonds,
  relayReveal,
  type SignedReveal,
  signReveal,
} from "@idol/client";
import { expect } from "chai";
import { type LocalRelay, startLocalRelay } from "../../host/local-relay.ts";
import { claimFor } from "../browser/claims.ts";
import { accountOf, CONTEST, type Contest, startContest } from "../browser/contest.ts";

const URI = "https://example.org/take.wav";

describe("a reveal through the relay", function () {
  this.timeout(120_000);
  let contest: Contest;
  let relay: LocalRelay;
  let singer = "";
  let signed: SignedReveal;

  before(async () => {
    contest = await startContest();
    relay = await startLocalRelay(contest.url, contest.deployment);
    singer = accountOf(contest.deployment, "Singer");
    const sidecar = await claimFor(contest, singer, CONTEST.audited);
    const opening = openingOf(parseBinding(await readFile(sidecar, "utf8")))!;
    const { revealEndsAt } = (await contest.reward.seasonOf(CONTEST.audited)).state;
    const signer = await contest.provider.getSigner(singer);
    const signature = await signReveal(signer, contest.deployment, CONTEST.audited, URI, revealEndsAt);
    signed = {
      season: `${CONTEST.audited}`,
      singer,
      uri: URI,
      ...opening,
      deadline: `${revealEndsAt}`,
      signature,
    };
  });
  after(async () => {
    await relay?.stop();
    await contest?.stop();
  });

  const answer = (reveal: SignedReveal) =>
    relayReveal(relay.url, reveal).then(
      () => "revealed",
      ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
    );
  const zero = `0x${"00".repeat(32)}`;

  it("is refused before the season has closed", async () => {
    expect(await answer(signed)).to.match(/^RELAY_REFUSED.*IdolRevealTooEarly/);
    await contest.wait(CONTEST.auditedOpenFor + 1);
  });

  for (const [what, change, reason] of [
    ["elsewhere than the singer signed", { uri: "https://example.com/else.wav" }, "IdolInvalidSignature"],
    ["of another singer", { singer: `0x${"11".repeat(20)}` }, "IdolNoClaim"],
    ["of a season without an audit", { season: "1" }, "IdolSeasonNotAudited"],
    ["of another recording", { recordingHash: zero }, "IdolCommitmentMismatch"],
    ["with a signature of nothing", { signature: `0x${"00".repeat(65)}` }, "IdolInvalidSignature"],
    ["with no signature", { signature: "0x" }, "not a signed reveal"],
    ["of no season", { season: "-1" }, "not a signed reveal"],
  ] as const) {
    it(`is refused ${what}, and costs the relay nothing`, async () => {
      const relayer = accountOf(contest.deployment, "Relayer");
      const before = await contest.provider.getTransactionCount(relayer);
      expect(await answer({ ...signed, ...change })).to.match(new RegExp(`^RELAY_REFUSED.*${reason}`));
      expect(await contest.provider.getTransactionCount(relayer)).to.equal(before);
    });
  }

  for (const [what, body] of [
    ["nothing", "{}"],
    ["no text", '{"reveal":1}'],
    ["more than a reveal", JSON.stringify({ reveal: "{}", more: 1 })],
    ["a text that is too long", JSON.stringify({ reveal: "x".repeat(10_001) })],
    ["no JSON", "reveal"],
  ] as const) {
    it(`is refused as ${what}`, async () => {
      const headers = { "content-type": "application/json" };
      const response = await fetch(`${relay.url}/reveals`, { method: "POST", headers, body });
      expect(response.status).to.equal(400);
    });
  }

  it("is sent where the singer signed it, by a relay that posts bonds, and not twice", async () => {
    expect(await relayPaysBonds(relay.url)).to.equal(true);
    expect(await answer(signed)).to.equal("revealed");
    expect(await contest.reward.recordingUri(CONTEST.audited, singer)).to.equal(URI);
    expect(await answer(signed)).to.match(/^RELAY_REFUSED.*IdolAlreadyRevealed/);
  });
});
