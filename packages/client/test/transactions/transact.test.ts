import { errorOf, rejection } from "@idol/dev/code-of";
import { expect } from "chai";
import { REWARD } from "../../src/contracts/contracts.ts";
import type { ContestError } from "../../src/errors.ts";
import { eventOf, mined, prepare, transact } from "../../src/transactions/transact.ts";
import { fakeChain, REWARD_ADDRESS, revertWith, SINGER, TRANSACTION } from "../fake-chain.ts";

const PROMOTED = [
  ["PrizeAssigned", { season: 3n, singer: SINGER, prize: 5n }],
  ["SeasonEnded", { season: 3n, endedAt: 7n }],
] as const;

describe("a transaction of the reward contract's", () => {
  it("is called first, then sent, and told with the contract's own events alone", async () => {
    const chain = fakeChain({ events: { promote: PROMOTED } });
    const sent = await transact(chain.reward, chain.reward.promote, [3n], 3n);
    expect(chain.steps()).to.deep.equal(["call promote", "send promote"]);
    expect(chain.reached[1]!.args).to.deep.equal([3n]);
    expect(chain.reached[1]!.request.to).to.equal(REWARD_ADDRESS);
    expect(sent.events.map(({ name }) => name)).to.deep.equal(["PrizeAssigned", "SeasonEnded"]);
    expect(mined(sent)).to.deep.equal({ transaction: TRANSACTION, gasUsed: 21_000n });
  });

  it("is not sent where the call is refused, which is told in the units given, or the season's", async () => {
    const poor = revertWith("IdolPotTooSmall", [3n, 5n, 1_000_000_000n]);
    const chain = fakeChain({
      answers: {
        promote: () => {
          throw poor;
        },
        seasonOf: (season: bigint) => [{ currency: season === 3n ? REWARD_ADDRESS : undefined }, {}],
        decimals: () => 9n,
        symbol: () => "GWEI",
      },
    });
    for (const [units, prize] of [
      [{ currency: { symbol: "USD", decimals: 6 } }, "1000 USD"],
      [{}, "1000000000 (smallest units)"],
      [3n, "1 GWEI"],
    ] as const) {
      const thrown = await rejection(transact(chain.reward, chain.reward.promote, [3n], units));
      expect(thrown).to.have.property("code", "CONTRACT_REVERTED");
      expect((thrown as ContestError).message).to.include(prize);
      expect((thrown as ContestError).cause).to.have.property("revert");
    }
    expect(chain.steps().filter((step) => step.startsWith("send"))).to.deep.equal([]);
  });

  it("is made for a wallet once its call has passed", async () => {
    const chain = fakeChain();
    expect(await prepare(chain.reward.closeOut, [3n, SINGER])).to.deep.equal({
      to: REWARD_ADDRESS,
      data: REWARD.encodeFunctionData("closeOut", [3n, SINGER]),
    });
    expect(chain.steps()).to.deep.equal(["call closeOut"]);
    const refusing = fakeChain({
      answers: {
        closeOut: () => {
          throw revertWith("IdolNothingOwed", [3n, SINGER]);
        },
      },
    });
    const thrown = await rejection(prepare(refusing.reward.closeOut, [3n, SINGER]));
    expect(thrown).to.have.property("code", "CALL_EXCEPTION");
  });
});

describe("the event of a transaction", () => {
  it("is the first of the names that are asked for, and missed where there is none", async () => {
    const chain = fakeChain({ events: { promote: PROMOTED } });
    const sent = await transact(chain.reward, chain.reward.promote, [3n], {});
    expect(eventOf(sent, "SeasonEnded").args.endedAt).to.equal(7n);
    expect(eventOf(sent, "SeasonPaused", "PrizeAssigned").args.prize).to.equal(5n);
    const missed = errorOf(() => eventOf(sent, "SeasonPaused"));
    expect(missed.code).to.equal("TRANSACTION_FAILED");
    expect(missed.message).to.include(TRANSACTION).and.include("SeasonPaused");
    expect(missed.cause).to.be.instanceOf(Error);
  });
});
