import type { CodedError } from "../errors.ts";
import { engineFailure } from "./engine-errors.ts";
import type { EngineReply } from "./protocol.ts";

/**
 * What an engine runs in, a worker or a process, as its owner sees it: one request at a time, answered by replies. Once dead it stays
 * dead. Browser-safe; the platform's part is in the subclasses.
 */
export abstract class Host<Request> {
  #listener: ((reply: EngineReply) => void) | undefined;
  #onDeath: ((error: CodedError) => void) | undefined;
  #death: CodedError | undefined;
  #stopped: Promise<void> | undefined;

  get dead(): boolean {
    return this.#death !== undefined;
  }

  /** Whether it keeps our process alive; on its way out it always does, so that somebody can wait for its end. */
  set busy(busy: boolean) {
    if (!this.dead) this.holdProcess(busy);
  }

  /** For platforms where something that runs keeps a process alive; a page needs none. */
  protected holdProcess(_hold: boolean): void {}
  protected abstract send(request: Request): void;
  /** Ends it at once; fulfilled when it is gone. */
  protected abstract stop(): Promise<void>;

  /**
   * Sends a request, if any, and calls `take` with each reply until it returns something other than `undefined`; a panic is a
   * reply, too, after which the host is dead.
   * @throws PROVER_FAILED when the host dies meanwhile.
   */
  exchange<T>(request: Request | undefined, take: (reply: EngineReply) => T | undefined): Promise<T> {
    if (this.#death !== undefined) return Promise.reject(this.#death);
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.#onDeath = reject;
    this.#listener = (reply) => {
      try {
        const result = take(reply);
        if (result !== undefined) resolve(result);
      } catch (error) {
        reject(error);
      }
    };
    if (request !== undefined) this.send(request);
    return promise;
  }

  /** Ends it; a request in progress rejects with `reason`. */
  async end(reason: CodedError): Promise<void> {
    this.died(reason);
    await this.#stopped;
  }

  /** Subclasses hand in what arrives. */
  protected received(reply: EngineReply): void {
    this.#listener?.(reply);
    if (reply.is !== "broken") return;
    this.died(engineFailure(reply.step, reply.message, new TypeError(reply.said || reply.message)));
  }

  /** Subclasses tell of any other end. */
  protected died(reason: CodedError): void {
    if (this.#death !== undefined) return;
    this.holdProcess(true);
    this.#death = reason;
    this.#onDeath?.(reason);
    this.#stopped = this.stop();
    this.#stopped.catch(() => {});
  }
}
