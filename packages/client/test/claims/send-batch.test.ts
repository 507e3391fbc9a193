import { rejectionCode } from "@idol/dev/code-of";
import { expect } from "chai";
import { type PlannedClaim, sendBatch } from "../../src/claims/batch.ts";
import { REWARD, type SubmissionStruct } from "../../src/contracts/contracts.ts";
import { type FakeEvent, fakeChain, filled, SINGER, TRANSACTION } from "../fake-chain.ts";

/** A claim for a season, its number also its bond; a hundred thousand gas each. */
function claimFor(season: bigint): PlannedClaim<string> {
  const { components, arrayChildren } = REWARD.getFunction("claimBatch")!.inputs[0]!;
  const type = arrayChildren ?? { components };
  const values = filled(arrayChildren!, { season }) as unknown[];
  const submission = Object.fromEntries(type.components!.map(({ name }, index) => [name, values[index]]));
  return {
    item: `claim ${season}`,
    submission: submission as unknown as SubmissionStruct,
    value: season,
    gas: 100_000n * season,
  };
}

const PRIZE: FakeEvent = ["PrizeClaimed", { season: 1n, singer: SINGER, score: 9n, prize: 5n }];
const BETTER: FakeEvent = ["ScoreImproved", { season: 2n, singer: SINGER, previous: 1n, score: 8n }];
const REASON = REWARD.encodeErrorResult("IdolPotTooSmall", [3n, 5n, 10n ** 18n]);
const REFUSED: FakeEvent = ["ClaimRefused", { season: 3n, index: 2n, reason: REASON }];

describe("a batch of claims", () => {
  const batch = [1n, 2n, 3n].map(claimFor);

  it("carries the sum of the bonds, and gas for each claim beside what the transaction takes", async () => {
    const chain = fakeChain({ events: { claimBatch: [PRIZE, BETTER, REFUSED] } });
    await sendBatch(chain.reward, batch);
    const { request, args } = chain.reached.find(({ how }) => how === "send")!;
    expect([request.value, request.gasLimit]).to.deep.equal([6n, 700_000n]);
    const sent = args[0] as SubmissionStruct[];
    expect(sent.map(({ season }) => season)).to.deep.equal([1n, 2n, 3n]);
  });

  it("tells of each claim by its event, in their order, whatever else the transaction left", async () => {
    const assigned: FakeEvent = ["PrizeAssigned", { season: 1n, singer: SINGER, prize: 5n }];
    const chain = fakeChain({
      answers: { seasonOf: () => [{}, {}] },
      events: { claimBatch: [assigned, PRIZE, BETTER, REFUSED] },
    });
    const { refused, ...rest } = await sendBatch(chain.reward, batch);
    expect(rest).to.deep.equal({
      transaction: TRANSACTION,
      gasUsed: 21_000n,
      claimed: [
        { item: "claim 1", singer: SINGER, prize: 5n, score: 9n },
        // A better score wins no second prize.
        { item: "claim 2", singer: SINGER, prize: 0n, score: 8n },
      ],
    });
    expect(refused.map(({ item }) => item)).to.deep.equal(["claim 3"]);
    expect(refused[0]!.why).to.have.property("code", "CONTRACT_REVERTED");
    expect(refused[0]!.why.message).to.include("1 ETH");
    expect(chain.reached.at(-1)).to.deep.include({ name: "seasonOf", args: [3n] });
  });

  it("is not believed where a claim left no event", async () => {
    const chain = fakeChain({ events: { claimBatch: [PRIZE, BETTER] } });
    expect(await rejectionCode(sendBatch(chain.reward, batch))).to.equal("TRANSACTION_FAILED");
  });
});
