import { rejectionCode } from "@idol/dev/code-of";
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { REWARD, type SeasonTermsStruct } from "../../src/contracts/contracts.ts";
import { NATIVE } from "../../src/currencies/currency.ts";
import * as organise from "../../src/seasons/organise.ts";
import {
  type FakeEvent,
  fakeChain,
  filled,
  REWARD_ADDRESS,
  revertWith,
  SINGER,
  TOKEN,
  TRANSACTION,
} from "../fake-chain.ts";

const MINED = { transaction: TRANSACTION, gasUsed: 21_000n };
const CURRENCY = { address: TOKEN, symbol: "USDX", decimals: 6 };
const OTHER_SINGER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";

describe("an organiser", () => {
  const type = REWARD.getFunction("openSeason")!.inputs[0]!;
  const values = filled(type, { scoreScale: 10n, prize: 2n, currency: TOKEN }) as unknown[];
  const terms = Object.fromEntries(
    type.components!.map(({ name }, index) => [name, values[index]]),
  ) as unknown as SeasonTermsStruct;

  it("opens a season by the number that the contract gives it, its currency approved first where it is not yet", async () => {
    for (const isApproved of [true, false]) {
      const events: Record<string, FakeEvent[]> = { openSeason: [["SeasonOpened", { season: 4n }]] };
      const chain = fakeChain({ answers: { isApprovedCurrency: () => isApproved }, events });
      expect(await organise.openSeason(chain.reward, terms, CURRENCY)).to.deep.equal({
        ...MINED,
        season: 4n,
      });
      const approving = isApproved ? [] : ["call approveCurrency", "send approveCurrency"];
      expect(chain.steps()).to.deep.equal([
        "call isApprovedCurrency",
        ...approving,
        "call openSeason",
        "send openSeason",
      ]);
      const approved = chain.reached.find(({ name }) => name === "approveCurrency");
      expect(approved?.args).to.deep.equal(isApproved ? undefined : [TOKEN, true]);
      expect(chain.reached[0]!.args).to.deep.equal([TOKEN]);
      expect((chain.reached.at(-1)!.args[0] as SeasonTermsStruct).prize).to.equal(2n);
    }
  });

  it("is told in its currency's units why a season is not opened or funded", async () => {
    const answers = {
      isApprovedCurrency: () => true,
      openSeason: () => {
        throw revertWith("IdolPotTooSmall", [4n, 5n, 1_000_000n]);
      },
    };
    const work = organise.openSeason(fakeChain({ answers }).reward, terms, CURRENCY);
    expect(await work.catch((thrown: Error) => thrown.message)).to.include("1 USDX");
    const refused = () => {
      throw Object.assign(new Error("execution reverted"), { code: "CALL_EXCEPTION", data: "0x" });
    };
    const { reward, signer } = fakeChain({
      answers: { approveCurrency: refused, allowance: () => 7n, fund: refused },
    });
    for (const silent of [
      organise.approveCurrency(reward, CURRENCY),
      organise.fundSeason(reward, signer, 4n, 7n, CURRENCY),
    ]) {
      expect(await silent.catch((thrown: Error) => thrown.message)).to.include("such as USDX");
    }
  });

  const FUNDED: FakeEvent = ["SeasonFunded", { season: 4n, amount: 6n, pot: 9n }];

  it("funds a season in the native coin, which the transaction carries", async () => {
    const chain = fakeChain({ events: { fund: [FUNDED] } });
    // What arrived may be less than what was sent.
    expect(await organise.fundSeason(chain.reward, chain.signer, 4n, 7n, NATIVE)).to.deep.equal({
      ...MINED,
      season: 4n,
      amount: 6n,
      pot: 9n,
    });
    expect(chain.steps()).to.deep.equal(["call fund", "send fund"]);
    const { args, request } = chain.reached[1]!;
    expect([args, request.value]).to.deep.equal([[4n, 7n], 7n]);
  });

  it("funds a season in a token, approved for the contract before", async () => {
    const chain = fakeChain({ events: { fund: [FUNDED] } });
    await organise.fundSeason(chain.reward, chain.signer, 4n, 7n, CURRENCY);
    expect(chain.steps()).to.deep.equal(["call allowance", "send approve", "call fund", "send fund"]);
    expect(chain.reached[1]!.args).to.deep.equal([REWARD_ADDRESS, 7n]);
    expect(chain.reached[3]!.request.value).to.equal(0n);
  });

  it("approves nothing anew for a funding that an earlier run sent", async () => {
    const chain = fakeChain({ events: { fund: [FUNDED] } });
    const data = REWARD.encodeFunctionData("fund", [4n, 7n]);
    const remembering = Object.assign(chain.signer, {
      isSent: async (request: { data: string }) => request.data === data,
      deliver: async (request: object) => (await chain.signer.sendTransaction(request)).wait(),
    });
    await organise.fundSeason(chain.reward, remembering, 4n, 7n, CURRENCY);
    expect(chain.steps()).to.deep.equal(["send fund"]);
  });

  it("takes back what nobody won, itself or by anybody, and is told to whom it went", async () => {
    const event: FakeEvent = ["SeasonClosedOut", { season: 4n, to: SINGER, amount: 8n }];
    const chain = fakeChain({ events: { closeOut: [event], closeOutFor: [event] } });
    const closed = { ...MINED, season: 4n, to: SINGER, amount: 8n };
    expect(await organise.closeOutSeason(chain.reward, 4n, SINGER)).to.deep.equal(closed);
    expect(await organise.closeOutFor(chain.reward, 4n)).to.deep.equal(closed);
    expect(chain.reached.filter(({ how }) => how === "send").map(({ args }) => args)).to.deep.equal([
      [4n, SINGER],
      [4n],
    ]);
  });

  it("pauses a season until the pause ends, and lets it go on until it closes", async () => {
    const chain = fakeChain({
      events: {
        pause: [["SeasonPaused", { season: 4n, until: 100n }]],
        unpause: [["SeasonUnpaused", { season: 4n, closesAt: 200n }]],
      },
    });
    const paused = { ...MINED, season: 4n, paused: true, until: 100n };
    expect(await organise.pauseSeason(chain.reward, 4n, true)).to.deep.equal(paused);
    const going = { ...MINED, season: 4n, paused: false, until: 200n };
    expect(await organise.pauseSeason(chain.reward, 4n, false)).to.deep.equal(going);
    expect(chain.reached.map(({ args }) => args)).to.deep.equal([[4n], [4n], [4n], [4n]]);
  });

  it("ends a paused season's claims once the guardian asks too, and not before", async () => {
    const asked: FakeEvent = ["SeasonEndAsked", { season: 4n }];
    const ended: FakeEvent = ["SeasonEnded", { season: 4n, endedAt: 300n }];
    const first = fakeChain({ events: { endClaims: [asked] } });
    expect(await organise.endClaims(first.reward, 4n)).to.deep.equal({
      ...MINED,
      season: 4n,
      endedAt: undefined,
    });
    expect(first.reached.at(-1)!.args).to.deep.equal([4n]);
    const second = fakeChain({ events: { endClaims: [asked, ended] } });
    expect((await organise.endClaims(second.reward, 4n)).endedAt).to.equal(300n);
  });

  it("names who is paid where anyone closes a season out", async () => {
    const chain = fakeChain();
    const named = { ...MINED, season: 4n, receiver: SINGER };
    expect(await organise.setRefundReceiver(chain.reward, 4n, SINGER)).to.deep.equal(named);
    expect(chain.reached.at(-1)!.args).to.deep.equal([4n, SINGER]);
  });

  it("gives prizes to claims that wait, and is told whose, and how many still do", async () => {
    const events: FakeEvent[] = [
      ["PrizeAssigned", { season: 4n, singer: SINGER }],
      ["SeasonFunded", { season: 4n }],
      ["PrizeAssigned", { season: 4n, singer: OTHER_SINGER }],
    ];
    const chain = fakeChain({
      answers: { seasonOf: () => [{}, { queued: 3n }] },
      events: { promote: events },
    });
    expect(await organise.promoteClaims(chain.reward, 4n)).to.deep.equal({
      ...MINED,
      season: 4n,
      singers: [SINGER, OTHER_SINGER],
      queued: 3n,
    });
    expect(chain.reached.map(({ args }) => args)).to.deep.equal([[4n], [4n], [4n]]);
  });

  it("is not told of what a contract did that leaves no event of the reward contract's", async () => {
    const { reward, signer } = fakeChain({ answers: { isApprovedCurrency: () => true } });
    for (const work of [
      organise.openSeason(reward, terms, NATIVE),
      organise.fundSeason(reward, signer, 4n, 7n, { ...NATIVE, address: ZeroAddress }),
      organise.closeOutSeason(reward, 4n, SINGER),
      organise.pauseSeason(reward, 4n, true),
      organise.closeOutFor(reward, 4n),
    ]) {
      expect(await rejectionCode(work)).to.equal("TRANSACTION_FAILED");
    }
  });
});
