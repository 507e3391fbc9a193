import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { engineFailure } from "../engine-errors.ts";
import type { EngineReply } from "../protocol.ts";
import { EngineHost } from "../wasm/engine-host.ts";
import type { EngineMessage, EngineStart } from "../wasm/protocol.ts";
import { workerEnv } from "./worker-env.ts";

/** A worker thread with the WASM engine in it. */
export class NodeEngineHost extends EngineHost {
  readonly #worker: Worker;
  readonly #exit: Promise<unknown>;

  constructor(start: EngineStart) {
    super(start);
    this.#worker = new Worker(new URL("./engine-worker.ts", import.meta.url), {
      env: workerEnv(),
      execArgv: [],
      name: "ezkl-engine",
      stdout: true,
      stderr: true,
    });
    this.#exit = once(this.#worker, "exit");
    this.#worker.on("message", (reply: EngineReply) => this.received(reply));
    this.#worker.on("error", (error) => this.died(engineFailure("worker", error.message, error)));
    this.#worker.on("exit", (code) => this.died(engineFailure("worker", `it ended with code ${code}`)));
    this.post({ do: "start", start });
  }

  protected override holdProcess(hold: boolean): void {
    if (hold) this.#worker.ref();
    else this.#worker.unref();
  }

  protected override post(message: EngineMessage): void {
    this.#worker.postMessage(message);
  }

  protected override async terminate(): Promise<void> {
    await Promise.all([this.#worker.terminate(), this.#exit]);
  }
}
