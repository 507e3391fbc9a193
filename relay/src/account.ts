import { setTimeout as sleep } from "node:timers/promises";
import { keepResult } from "@idol/ezkl/keep-result";
import type { Provider, Signer, TransactionReceipt, TransactionResponse } from "ethers";
import type { Budget } from "./budget.ts";
import { RelayError } from "./errors.ts";

/** After so long a transaction counts as lost: what it may cost stays spent, and whoever asks again is answered by the chain. */
const PATIENCE_MILLISECONDS = 300_000;
const POLL_MILLISECONDS = 500;

export interface AccountOptions {
  /** Connected to the node that it sends to. */
  signer: Signer;
  budget: Budget;
  /** Called with each transaction that is in a block. */
  onMined?: (receipt: TransactionReceipt) => void;
}

/** The account that pays: one transaction at a time, none above the day's cap. */
export class Account {
  readonly #options: AccountOptions;
  readonly #provider: Provider;
  #last: Promise<unknown> = Promise.resolve();
  readonly #ready = keepResult(() => this.#untilMined());

  /** @throws SIGNER_UNCONNECTED */
  constructor(options: AccountOptions) {
    const { provider } = options.signer;
    if (provider === null) {
      throw new RelayError(
        "SIGNER_UNCONNECTED",
        "The relay's signer has no node to send to.",
        "Connect it to a provider.",
      );
    }
    this.#options = options;
    this.#provider = provider;
  }

  /**
   * Resolves once nothing of the account is pending that it did not send itself: what a relay that was killed left behind may hold the very
   * claims that are posted again.
   */
  ready(): Promise<void> {
    return this.#ready();
  }

  /**
   * Sends a transaction and waits until it is in a block.
   *
   * @param gas - its estimate
   * @throws SPENDING_CAP, and whatever the node throws
   */
  send(
    gas: bigint,
    value: bigint,
    sendWith: (overrides: { gasLimit: bigint; value: bigint }) => Promise<TransactionResponse>,
  ): Promise<TransactionReceipt> {
    const sent = this.#last.then(() => this.#send(gas, value, sendWith));
    this.#last = sent.catch(() => {});
    return sent;
  }

  /** Resolves once nothing is pending. */
  async close(): Promise<void> {
    await this.#last;
  }

  async #untilMined(): Promise<void> {
    const { signer } = this.#options;
    const end = performance.now() + PATIENCE_MILLISECONDS;
    while (performance.now() < end) {
      const [sent, mined] = await Promise.all([signer.getNonce("pending"), signer.getNonce("latest")]);
      if (sent <= mined) return;
      await sleep(POLL_MILLISECONDS, undefined, { ref: false });
    }
  }

  async #send(...[gas, value, sendWith]: Parameters<Account["send"]>): Promise<TransactionReceipt> {
    const { budget, onMined } = this.#options;
    const fees = await this.#provider.getFeeData();
    const gasLimit = (gas * 12n) / 10n;
    const most = gasLimit * (fees.maxFeePerGas ?? fees.gasPrice ?? 0n) + value;
    await budget.reserve(most);
    let receipt: TransactionReceipt | null = null;
    try {
      receipt = await (await sendWith({ gasLimit, value })).wait(1, PATIENCE_MILLISECONDS);
    } finally {
      // A transaction without a receipt may still be mined: its reservation stays spent.
      if (receipt !== null) await budget.settle(most, receipt.fee + value);
    }
    if (receipt === null) throw new Error("the node gave no receipt");
    onMined?.(receipt);
    return receipt;
  }
}
