import { setTimeout as sleep } from "node:timers/promises";
import type { Courier } from "@idol/client";
import { isUnreachable } from "@idol/client/reverts";
import type { HardhatEthersProvider, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import {
  AbstractSigner,
  type Provider,
  type TransactionReceipt,
  type TransactionRequest,
  type TransactionResponse,
  type TypedDataDomain,
  type TypedDataField,
  toQuantity,
} from "ethers";
import { TaskError } from "../errors.ts";
import { digestOf, fateOf } from "./find-sent.ts";
import type { SentStep } from "./journal.ts";

/** Milliseconds between two looks for a receipt, at first and at most. */
const POLL = [50, 2000] as const;

/** What the outbox writes down, and where. */
export interface Book {
  steps: SentStep[];
  /** What the transaction that comes next does. */
  title: string;
  save: () => Promise<void>;
  /** Throws if the command was interrupted. */
  check: () => void;
  signal: AbortSignal | undefined;
}

/**
 * An account that sends each transaction of a command once, over as many runs as the command needs: it writes down what it sends before it does,
 * finds it again on the chain, and sends it again only with the same nonce.
 */
export class Outbox extends AbstractSigner<Provider> implements Courier {
  readonly #inner: HardhatEthersSigner;
  readonly #chain: HardhatEthersProvider;
  readonly #book: Book;

  constructor(inner: HardhatEthersSigner, book: Book) {
    super(inner.provider as unknown as Provider);
    this.#inner = inner;
    this.#chain = inner.provider as HardhatEthersProvider;
    this.#book = book;
  }

  /** Whether this very transaction was sent in this run or an earlier one, and can still happen or did. */
  async isSent(request: TransactionRequest): Promise<boolean> {
    return (await this.#earlier(request)) !== undefined;
  }

  /** Sends a transaction, if it was not sent yet, and waits for its block. @throws what `check` throws, before anything is sent */
  async deliver(request: TransactionRequest, check: () => Promise<unknown>): Promise<TransactionReceipt> {
    const earlier = await this.#earlier(request);
    const step = earlier ?? (await this.#post(request, check));
    const receipt = await this.#settled(step);
    if (receipt !== undefined) return receipt;
    // Never arrived, or dropped by every node.
    await check();
    this.#book.check();
    await this.#broadcast(step, request);
    const second = await this.#settled(step);
    if (second !== undefined) return second;
    throw new TaskError(
      "TRANSACTION_FAILED",
      `The node forgot the transaction "${step.title}".`,
      "Run the same command again: it is sent with the same nonce, so it cannot happen twice.",
    );
  }

  override async sendTransaction(request: TransactionRequest): Promise<TransactionResponse> {
    const receipt = await this.deliver(request, async () => {});
    const response = await this.#chain.getTransaction(receipt.hash);
    return response as unknown as TransactionResponse;
  }

  get address(): string {
    return this.#inner.address;
  }

  override async getAddress(): Promise<string> {
    return this.#inner.address;
  }

  override connect(): never {
    throw new TypeError("an outbox stays with its chain");
  }

  override async signTransaction(request: TransactionRequest): Promise<string> {
    return await this.#inner.signTransaction(request);
  }

  override async signMessage(message: string | Uint8Array): Promise<string> {
    return await this.#inner.signMessage(message);
  }

  override async signTypedData(
    domain: TypedDataDomain,
    types: Record<string, TypedDataField[]>,
    // biome-ignore lint/suspicious/noExplicitAny: as ethers types it
    value: Record<string, any>,
  ): Promise<string> {
    return await this.#inner.signTypedData(domain, types, value);
  }

  /** The step of an earlier run; one that can never happen is forgotten. */
  async #earlier(request: TransactionRequest): Promise<SentStep | undefined> {
    const digest = digestOf(request);
    const { steps, save } = this.#book;
    const step = steps.find((known) => known.digest === digest);
    if (step === undefined) return undefined;
    const fate = await fateOf(this.#chain, this.#inner.address, step);
    const failed = fate.state === "mined" && fate.receipt.status === 0;
    if (fate.state !== "replaced" && !failed) return step;
    steps.splice(steps.indexOf(step), 1);
    await save();
    return undefined;
  }

  async #post(request: TransactionRequest, check: () => Promise<unknown>): Promise<SentStep> {
    const { steps, title, save } = this.#book;
    await check();
    const [nonce, block] = await Promise.all([
      this.#chain.getTransactionCount(this.#inner.address, "pending"),
      this.#chain.getBlockNumber(),
    ]);
    this.#book.check();
    const step: SentStep = { title, digest: digestOf(request), nonce, block };
    steps.push(step);
    await save();
    await this.#broadcast(step, request);
    return step;
  }

  async #broadcast(step: SentStep, { to, data, value, gasLimit }: TransactionRequest): Promise<void> {
    const { steps, save } = this.#book;
    const { address } = this.#inner;
    const receiver = typeof to === "string" ? { to } : {};
    const transaction = {
      from: address,
      ...receiver,
      data: data ?? "0x",
      value: toQuantity(value ?? 0n),
      ...(gasLimit === undefined || gasLimit === null ? {} : { gas: toQuantity(gasLimit) }),
      nonce: toQuantity(step.nonce),
    };
    try {
      step.hash = String(await this.#chain.send("eth_sendTransaction", [transaction]));
    } catch (thrown) {
      // A node that answers with a refusal has not taken it; of one that does not answer nobody knows.
      if (!isUnreachable(thrown) && (await fateOf(this.#chain, address, step)).state === "unsent") {
        steps.splice(steps.indexOf(step), 1);
        await save();
      }
      throw thrown;
    }
    await save();
  }

  /** The receipt, once there is one; undefined where the transaction has to be sent again. */
  async #settled(step: SentStep): Promise<TransactionReceipt | undefined> {
    const { save, signal, check, steps } = this.#book;
    let unsent = 0;
    for (let pause: number = POLL[0]; ; pause = Math.min(2 * pause, POLL[1])) {
      const fate = await fateOf(this.#chain, this.#inner.address, step);
      if (fate.state === "mined") return await this.#mined(step, fate.receipt);
      if (fate.state === "replaced") {
        steps.splice(steps.indexOf(step), 1);
        await save();
        throw new TaskError(
          "TRANSACTION_FAILED",
          `Another transaction of ${this.#inner.address} took the place of "${step.title}", which did not happen.`,
          "Run the same command again: it is sent then.",
        );
      }
      // A node may take a moment to know what it was given.
      if (fate.state === "unsent" && (step.hash === undefined || ++unsent > 5)) return undefined;
      check();
      await sleep(pause, undefined, signal === undefined ? {} : { signal }).catch(() => {});
      check();
    }
  }

  async #mined(step: SentStep, receipt: TransactionReceipt): Promise<TransactionReceipt> {
    const { steps, save } = this.#book;
    if (receipt.status === 0) {
      steps.splice(steps.indexOf(step), 1);
      await save();
      throw new TaskError(
        "TRANSACTION_FAILED",
        `"${step.title}" was mined as ${receipt.hash}, but it failed: something changed in between.`,
        "Run the same command again: it is checked anew before anything is sent.",
      );
    }
    if (step.mined !== true || step.hash !== receipt.hash) {
      step.hash = receipt.hash;
      step.mined = true;
      await save();
    }
    return receipt;
  }
}
