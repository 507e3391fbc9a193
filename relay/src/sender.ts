import { explainFailure, type IIdolReward, REWARD, type SubmissionStruct } from "@idol/client";
import type { TransactionReceipt } from "ethers";
import type { Account } from "./account.ts";
import type { Entry } from "./admission.ts";
import { RelayError } from "./errors.ts";

/** A claim that is in a block. */
export interface Relayed {
  transaction: string;
  singer: string;
  season: bigint;
  /** Instance units. */
  score: bigint;
}

export interface SenderOptions {
  reward: IIdolReward;
  account: Account;
  /** The most claims of one transaction. */
  maxBatch: number;
  /** Called with the number of claims of each transaction. */
  onSent?: (claims: number) => void;
}

interface Waiting {
  entry: Entry;
  resolve: (relayed: Relayed) => void;
  reject: (error: Error) => void;
}

/** Sends claims from one account, one transaction at a time; what arrives meanwhile goes into the next one together. */
export class Sender {
  readonly #options: SenderOptions;
  #queue: Waiting[] = [];
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  /** @throws STOPPING, SPENDING_CAP, CONTRACT_REVERTED, TRANSACTION_FAILED, NETWORK_UNREACHABLE */
  async send(entry: Entry): Promise<Relayed> {
    if (this.#closed)
      throw new RelayError("STOPPING", "The relay is being stopped.", "Try again in a minute.");
    return await new Promise((resolve, reject) => {
      this.#queue.push({ entry, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Refuses what is new, and ends once what was taken is in a block. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, this.#options.maxBatch);
      try {
        await this.#sendBatch(batch);
      } catch (thrown) {
        const error = explainFailure(thrown, { audience: "page" });
        for (const { reject } of batch) reject(error);
      }
    }
    this.#running = undefined;
  }

  /**
   * Each claim's own estimate, since that of a whole batch is too low: a batch succeeds also where its claims run out of gas. Whoever
   * would be refused by now is told so, and is not sent.
   */
  async #estimated(batch: Waiting[]): Promise<{ ready: Waiting[]; gas: bigint }> {
    const { claimFor } = this.#options.reward;
    const estimates = await Promise.allSettled(
      batch.map(({ entry: { submission, value } }) => claimFor.estimateGas(submission, { value })),
    );
    const ready: Waiting[] = [];
    let gas = 0n;
    for (const [index, estimate] of estimates.entries()) {
      const waiting = batch[index]!;
      if (estimate.status === "rejected") {
        waiting.reject(explainFailure(estimate.reason, { audience: "page" }));
        continue;
      }
      ready.push(waiting);
      gas += estimate.value;
    }
    return { ready, gas };
  }

  async #sendBatch(taken: Waiting[]): Promise<void> {
    const { reward, account, onSent } = this.#options;
    const { ready: batch, gas } = await this.#estimated(taken);
    if (batch.length === 0) return;
    const value = batch.reduce((sum, { entry }) => sum + entry.value, 0n);
    const submissions = batch.map(({ entry }) => entry.submission);
    const alone = submissions.length === 1;
    const receipt = await account.send(gas, value, (overrides) =>
      alone ? reward.claimFor(submissions[0]!, overrides) : reward.claimBatch(submissions, overrides),
    );
    onSent?.(batch.length);
    settle(batch, receipt, submissions);
  }
}

/** Tells each claim of a transaction what became of it. */
function settle(batch: Waiting[], receipt: TransactionReceipt, submissions: SubmissionStruct[]): void {
  const events = receipt.logs.map((log) => REWARD.parseLog(log)).filter((event) => event !== null);
  for (const [index, { entry, resolve, reject }] of batch.entries()) {
    const season = BigInt(submissions[index]!.season);
    const refused = events.find(({ name, args }) => name === "ClaimRefused" && args.index === BigInt(index));
    if (refused !== undefined) {
      reject(explainFailure({ data: refused.args.reason }, { audience: "page" }));
      continue;
    }
    const { args } = events.find(
      ({ name, args }) =>
        (name === "PrizeClaimed" || name === "ScoreImproved") &&
        args.season === season &&
        args.singer === entry.singer,
    )!;
    resolve({ transaction: receipt.hash, singer: entry.singer, season, score: args.score });
  }
}
