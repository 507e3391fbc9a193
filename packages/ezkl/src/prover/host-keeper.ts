import type { CodedError } from "../errors.ts";
import { cancellable, cancelled } from "./cancel.ts";
import type { Host } from "./host.ts";

/** Takes charge of a host as soon as it exists, before it is ready. @throws CANCELLED where it was given up meanwhile. */
export type Adopt<H> = (host: H) => H;

/** Keeps one host of an engine running: starts it when needed, replaces it when dead, ends it when cancelled. Browser-safe. */
export class HostKeeper<H extends Host<never>> {
  readonly #start: (adopt: Adopt<H>) => Promise<H>;
  #started: Promise<H> | undefined;
  /** The latest host, ready or not. */
  #live: H | undefined;
  /** Counts starts and drops, so that a start that was overtaken notices. */
  #attempt = 0;
  #onLaunch = () => {};

  /** @param start - makes a host, has it adopted, and returns it when it is ready */
  constructor(start: (adopt: Adopt<H>) => Promise<H>) {
    this.#start = start;
  }

  /** Starts the host; fulfilled once there is one, ready or not. A failure shows at the first use. */
  warm(): Promise<void> {
    const { promise: launched, resolve } = Promise.withResolvers<void>();
    this.#onLaunch = resolve;
    this.#ready().then(
      () => resolve(),
      () => resolve(),
    );
    return launched;
  }

  /** Has the host do something; `start` is how many milliseconds it took to get it. Cancelled, the host is gone. */
  use<T>(signal: AbortSignal | undefined, work: (host: H, start: number) => Promise<T>): Promise<T> {
    const asked = performance.now();
    const done = async () => {
      const host = await this.#ready();
      host.busy = true;
      try {
        return await work(host, performance.now() - asked);
      } finally {
        host.busy = false;
      }
    };
    return cancellable(done(), signal, () => this.drop(cancelled(signal?.reason)));
  }

  /** Ends the host; the next use starts another. */
  async drop(reason: CodedError): Promise<void> {
    this.#attempt++;
    this.#started = undefined;
    await this.#live?.end(reason);
  }

  #ready(): Promise<H> {
    if (this.#started === undefined || this.#live?.dead) this.#started = this.#launch();
    return this.#started;
  }

  async #launch(): Promise<H> {
    const attempt = ++this.#attempt;
    try {
      const host = await this.#start((each) => {
        if (attempt === this.#attempt) {
          this.#live = each;
          this.#onLaunch();
          return each;
        }
        const reason = cancelled(new TypeError("it was given up while it started"));
        void each.end(reason);
        throw reason;
      });
      host.busy = false;
      return host;
    } catch (error) {
      // A failed start is tried again at the next use.
      if (attempt === this.#attempt) this.#started = undefined;
      throw error;
    }
  }
}
