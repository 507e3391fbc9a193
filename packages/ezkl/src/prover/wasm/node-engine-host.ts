import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { BroadcastChannel, Worker } from "node:worker_threads";
import { engineFailure } from "../engine-errors.ts";
import { Host } from "../host.ts";
import type { EngineReply } from "../protocol.ts";
import type { EngineRequest, EngineStart } from "./protocol.ts";

/** A worker thread with the WASM engine in it. */
export class EngineHost extends Host<EngineRequest> {
  readonly #worker: Worker;
  readonly #alarm: BroadcastChannel;
  readonly #exit: Promise<unknown>;

  /** @param start - the alarm's name is one of its own by default */
  constructor(start: Omit<EngineStart, "alarm"> & Partial<Pick<EngineStart, "alarm">>) {
    super();
    const { alarm = `idol-engine-${randomUUID()}` } = start;
    this.#alarm = new BroadcastChannel(alarm);
    this.#alarm.unref();
    this.#alarm.onmessage = (event) => {
      const { message, said } = (event as { data: { message: string; said: string } }).data;
      this.died(engineFailure("prove", `a thread of its pool died: ${message}`, new TypeError(said)));
    };
    this.#worker = new Worker(new URL("./node-engine-worker.ts", import.meta.url), {
      workerData: { ...start, alarm } satisfies EngineStart,
      execArgv: [],
      name: "idol-engine",
      stdout: true,
      stderr: true,
    });
    this.#exit = once(this.#worker, "exit");
    this.#worker.on("message", (reply: EngineReply) => this.received(reply));
    this.#worker.on("error", (error) => this.died(engineFailure("worker", error.message, error)));
    this.#worker.on("exit", (code) => this.died(engineFailure("worker", `it ended with code ${code}`)));
  }

  protected override holdProcess(hold: boolean): void {
    if (hold) this.#worker.ref();
    else this.#worker.unref();
  }

  protected override send(request: EngineRequest): void {
    this.#worker.postMessage(request);
  }

  protected override async stop(): Promise<void> {
    this.#alarm.close();
    await Promise.all([this.#worker.terminate(), this.#exit]);
  }
}
