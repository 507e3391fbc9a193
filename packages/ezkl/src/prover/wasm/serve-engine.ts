import { ensureError } from "../../errors.ts";
import type { EngineReply, EngineStep, StepMillis } from "../protocol.ts";
import type { EngineSession, RunStep } from "./engine-session.ts";
import type { EngineRequest } from "./protocol.ts";

/** The worker's side: answers requests from a session, and says whether a failure left the engine usable. Browser-safe. */
export class EngineServer {
  readonly #session: EngineSession;
  readonly #reply: (reply: EngineReply) => void;
  readonly #memory: () => number;
  readonly #said: () => string;
  #step: EngineStep = "witness";

  /**
   * @param memory - bytes of the engine's memory
   * @param said - what the engine last wrote to the console: a panic's message
   */
  constructor(
    session: EngineSession,
    reply: (reply: EngineReply) => void,
    { memory, said }: { memory: () => number; said: () => string },
  ) {
    this.#session = session;
    this.#reply = reply;
    this.#memory = memory;
    this.#said = said;
  }

  answer(request: EngineRequest): void {
    try {
      if (request.do === "prove") this.#prove(request.input);
      else this.#reply({ is: "verified", holds: this.#session.verify(request.proof, this.#run) });
    } catch (thrown) {
      this.#reply(failureReply(thrown, this.#step, this.#said()));
    }
  }

  #prove(input: string): void {
    const millis: StepMillis = {};
    const timed: RunStep = (step, work) => {
      const started = performance.now();
      const result = this.#run(step, work);
      millis[step] = performance.now() - started;
      return result;
    };
    const made = this.#session.makeProvingKey(timed);
    // At once, so that it is stored while the proof is made.
    if (made !== undefined) this.#reply({ is: "provingKey", bytes: made, millis: millis.provingKey ?? 0 });
    const proof = this.#session.prove(input, timed);
    this.#reply({ is: "proved", proof: proof ?? null, millis, memory: this.#memory() });
  }

  readonly #run: RunStep = (step, work) => {
    this.#step = step;
    this.#reply({ is: "step", step });
    return work();
  };
}

/** A `Result::Err` comes as a string or a plain `Error` and leaves the engine whole; anything else is a panic or worse. */
export function failureReply(thrown: unknown, step: string, said: string): EngineReply {
  const { message } = ensureError(thrown);
  const refused = typeof thrown === "string" || (thrown instanceof Error && thrown.constructor === Error);
  return refused ? { is: "refused", step, message } : { is: "broken", step, message, said };
}
