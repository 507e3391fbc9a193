import type { IIdolReward, SubmissionStruct } from "../contracts/contracts.ts";
import { ContestError } from "../errors.ts";
import { explainFailure } from "../reverts/explain.ts";
import { unitsOf } from "../seasons/season.ts";
import { type Mined, mined, transact } from "../transactions/transact.ts";

/** The most gas of one batch, far below what a transaction may have (EIP-7825: 2^24). */
const MOST_GAS = 12_000_000n;
/** Of a claim in a batch beside its own: the call of the contract by itself, and the sixty-fourth that it keeps (EIP-150). */
const MARGIN_PERCENT = 5n;

/** A claim to be sent with others, and what it takes. */
export interface PlannedClaim<Item> {
  item: Item;
  submission: SubmissionStruct;
  /** The bond to be sent along with it. */
  value: bigint;
  gas: bigint;
}

/** A claim that would be refused now. */
export interface RefusedClaim<Item> {
  item: Item;
  why: Error;
}

/**
 * Asks the node for each claim what it takes, alone: a batch goes on without a claim that ran out of gas, so what a node estimates for a batch can be
 * too little for its claims. A singer that is a contract checks a signature by its own code, which may take any gas.
 *
 * @throws NETWORK_UNREACHABLE
 */
export async function planClaims<Item>(
  reward: IIdolReward,
  claims: readonly Pick<PlannedClaim<Item>, "item" | "submission" | "value">[],
): Promise<{ batches: PlannedClaim<Item>[][]; refused: RefusedClaim<Item>[] }> {
  const batches: PlannedClaim<Item>[][] = [];
  const refused: RefusedClaim<Item>[] = [];
  let left = 0n;
  for (const claim of claims) {
    const { submission, value, item } = claim;
    try {
      const estimate = await reward.claimFor.estimateGas(submission, { value });
      const gas = (estimate * (100n + MARGIN_PERCENT)) / 100n;
      if (batches.length === 0 || gas > left) {
        batches.push([]);
        left = MOST_GAS;
      }
      batches.at(-1)!.push({ ...claim, gas });
      left -= gas;
    } catch (thrown) {
      const why = explainFailure(thrown, await unitsOf(reward, BigInt(submission.season)));
      if (why.code === "NETWORK_UNREACHABLE") throw why;
      refused.push({ item, why });
    }
  }
  return { batches, refused };
}

/** What came of a batch. */
export interface ClaimedBatch<Item> extends Mined {
  claimed: { item: Item; singer: string; prize: bigint; score: bigint }[];
  refused: RefusedClaim<Item>[];
}

/** Sends claims in one transaction; one that is refused does not stop the others. @throws CONTRACT_REVERTED, TRANSACTION_FAILED */
export async function sendBatch<Item>(
  reward: IIdolReward,
  batch: readonly PlannedClaim<Item>[],
): Promise<ClaimedBatch<Item>> {
  const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);
  const overrides = {
    value: sum(batch.map(({ value }) => value)),
    gasLimit: 100_000n + sum(batch.map(({ gas }) => gas)),
  };
  const submissions = batch.map(({ submission }) => submission);
  const sent = await transact(reward, reward.claimBatch, [submissions, overrides], {});
  const outcomes = sent.events.filter(({ name }) =>
    ["PrizeClaimed", "ScoreImproved", "ClaimRefused"].includes(name),
  );
  // Each claim leaves one of these, in its order.
  if (outcomes.length !== batch.length) {
    throw new ContestError(
      "TRANSACTION_FAILED",
      `Transaction ${sent.transaction} tells of ${outcomes.length} claims, and ${batch.length} were sent.`,
      "Check that the address is that of a reward contract.",
    );
  }
  const claimed: ClaimedBatch<Item>["claimed"] = [];
  const refused: RefusedClaim<Item>[] = [];
  for (const [index, { name, args }] of outcomes.entries()) {
    const { item, submission } = batch[index]!;
    if (name === "ClaimRefused") {
      const units = await unitsOf(reward, BigInt(submission.season));
      refused.push({ item, why: explainFailure({ data: args.reason }, units) });
    } else {
      const prize = name === "PrizeClaimed" ? (args.prize as bigint) : 0n;
      claimed.push({ item, singer: args.singer as string, prize, score: args.score as bigint });
    }
  }
  return { ...mined(sent), claimed, refused };
}
