import { engineFailure } from "../engine-errors.ts";
import { Host } from "../host.ts";
import type { Alarm } from "./pool-alarm.ts";
import type { EngineMessage, EngineRequest, EngineStart } from "./protocol.ts";

/** A worker with the WASM engine in it; the pool's threads are its own workers and end with it. Browser-safe. */
export abstract class EngineHost extends Host<EngineRequest> {
  readonly #alarm: BroadcastChannel;

  constructor({ alarm }: EngineStart) {
    super();
    this.#alarm = new BroadcastChannel(alarm);
    this.#alarm.onmessage = ({ data: { message, said } }: MessageEvent<Alarm>) =>
      this.died(engineFailure("prove", `a thread of its pool died: ${message}`, new TypeError(said)));
    // In Node an open channel would keep the process.
    if ("unref" in this.#alarm) (this.#alarm as { unref: () => void }).unref();
  }

  protected abstract post(message: EngineMessage): void;
  protected abstract terminate(): void | Promise<void>;

  protected override send(request: EngineRequest): void {
    this.post(request);
  }

  protected override async stop(): Promise<void> {
    this.#alarm.close();
    await this.terminate();
  }
}
