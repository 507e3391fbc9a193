import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { Socket } from "node:net";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { engineFailure } from "../engine-errors.ts";
import { Host } from "../host.ts";
import type { EngineReply } from "../protocol.ts";

/** To the Python process, one at a time. */
export type NativeRequest =
  | { do: "makeKey" }
  | { do: "prove"; input: string }
  | { do: "verify"; proof: string };

const script = fileURLToPath(new URL("./ezkl_prover.py", import.meta.url));

const KEPT_CHARACTERS = 2_000;

/** A Python process that proves with EZKL for Python. It and we remove its folder, whoever lives longer. */
export class NativeHost extends Host<NativeRequest> {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #folder: string;
  readonly #closed: Promise<unknown>;
  readonly #onExit: () => void;
  #said = "";

  /** @param folder - of this host alone, holding the artefacts */
  constructor(python: string, folder: string, threads: number) {
    super();
    this.#folder = folder;
    this.#child = spawn(python, [script, folder], {
      env: { ...process.env, RAYON_NUM_THREADS: String(threads) },
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    const { stdin, stdout, stderr } = this.#child;
    this.#closed = once(this.#child, "close").catch(() => {});
    // A process that ends closes its pipe; its end is told by "close".
    stdin.on("error", () => {});
    stderr.on("data", (chunk: Buffer) => {
      this.#said = (this.#said + chunk.toString("utf8")).slice(-KEPT_CHARACTERS);
    });
    createInterface({ input: stdout }).on("line", (line) => this.#line(line));
    this.#child.on("error", (error) => this.died(engineFailure("process", error.message, error)));
    this.#child.on("close", (code, signal) => {
      const cause = new TypeError(this.#said || "it said nothing");
      this.died(engineFailure("process", `Python ended with ${signal ?? `code ${code}`}`, cause));
    });
    this.#onExit = () => {
      this.#child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    };
    process.once("exit", this.#onExit);
  }

  protected override holdProcess(hold: boolean): void {
    const handles = [
      this.#child,
      this.#child.stdin,
      this.#child.stdout,
      this.#child.stderr,
    ] as unknown as Socket[];
    for (const handle of handles) {
      if (hold) handle.ref();
      else handle.unref();
    }
  }

  protected override send(request: NativeRequest): void {
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
  }

  protected override async stop(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#closed;
    process.removeListener("exit", this.#onExit);
    await rm(this.#folder, { recursive: true, force: true });
  }

  #line(line: string): void {
    let reply: EngineReply;
    try {
      reply = JSON.parse(line) as EngineReply;
    } catch (cause) {
      this.died(engineFailure("process", `it does not speak our language: ${line.slice(0, 200)}`, cause));
      return;
    }
    this.received(reply);
  }
}
