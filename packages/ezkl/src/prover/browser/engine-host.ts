import { engineFailure } from "../engine-errors.ts";
import { Host } from "../host.ts";
import type { EngineReply } from "../protocol.ts";
import type { EngineRequest } from "../wasm/protocol.ts";
import type { Alarm, BrowserEngineMessage, BrowserEngineStart } from "./protocol.ts";

/** A Web Worker with the WASM engine in it; the pool's threads are its own workers and end with it. */
export class BrowserEngineHost extends Host<EngineRequest> {
  readonly #worker: Worker;
  readonly #alarm: BroadcastChannel;

  constructor(start: Omit<BrowserEngineStart, "alarm">) {
    super();
    const alarm = `idol-engine-${Math.random().toString(36).slice(2)}`;
    this.#alarm = new BroadcastChannel(alarm);
    this.#alarm.onmessage = ({ data }: MessageEvent<Alarm>) =>
      this.died(engineFailure("prove", `a thread of its pool died: ${data.message}`));
    this.#worker = new Worker(new URL("./engine-worker.ts", import.meta.url), {
      type: "module",
      name: "idol-engine",
    });
    this.#worker.onmessage = ({ data }: MessageEvent<EngineReply>) => this.received(data);
    this.#worker.onmessageerror = () => this.died(engineFailure("worker", "a message could not be read"));
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.died(engineFailure("worker", event.message || "its script could not be loaded"));
    };
    this.#post({ do: "start", start: { ...start, alarm } });
  }

  /** A worker never keeps a page open. */
  protected override holdProcess(_hold: boolean): void {}

  protected override send(request: EngineRequest): void {
    this.#post(request);
  }

  protected override async stop(): Promise<void> {
    this.#alarm.close();
    this.#worker.terminate();
  }

  #post(message: BrowserEngineMessage): void {
    this.#worker.postMessage(message);
  }
}
