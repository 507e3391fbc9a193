import { engineFailure } from "../engine-errors.ts";
import type { EngineReply } from "../protocol.ts";
import { EngineHost } from "../wasm/engine-host.ts";
import type { EngineMessage, EngineStart } from "../wasm/protocol.ts";

/** A Web Worker with the WASM engine in it. */
export class BrowserEngineHost extends EngineHost {
  readonly #worker: Worker;

  constructor(start: EngineStart) {
    super(start);
    this.#worker = new Worker(new URL("./engine-worker.ts", import.meta.url), {
      type: "module",
      name: "ezkl-engine",
    });
    this.#worker.onmessage = ({ data }: MessageEvent<EngineReply>) => this.received(data);
    this.#worker.onmessageerror = () => this.died(engineFailure("worker", "a message could not be read"));
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.died(engineFailure("worker", event.message || "its script could not be loaded"));
    };
    this.post({ do: "start", start });
  }

  protected override post(message: EngineMessage): void {
    this.#worker.postMessage(message);
  }

  protected override terminate(): void {
    this.#worker.terminate();
  }
}
