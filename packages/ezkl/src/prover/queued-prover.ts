import { encodeInput } from "../circuit/input.ts";
import { CodedError, EzklError } from "../errors.ts";
import { ignoreProgress, type OnProgress } from "../progress.ts";
import { parseProof } from "../proof/proof.ts";
import type { Backend } from "./backend.ts";
import { cancellable, cancelled, throwIfCancelled } from "./cancel.ts";
import { engineFailure } from "./engine-errors.ts";
import { engineProof } from "./engine-proof.ts";
import type { ProveRequest, ProveResult, Prover } from "./types.ts";

/** Serves requests one after another on the first of its backends that works; browser-safe. */
export class QueuedProver implements Prover {
  readonly #backends: readonly Backend[];
  readonly #onProgress: OnProgress;
  readonly #closing = new AbortController();
  readonly #absent = new Set<Backend>();
  /** Fulfilled once the engine starts by itself, so that this thread may be kept busy meanwhile. */
  readonly launched: Promise<void>;
  #tail: Promise<unknown> = Promise.resolve();

  /** @param backends - in order of preference, at least one */
  constructor(backends: readonly Backend[], onProgress: OnProgress = ignoreProgress) {
    this.#backends = backends;
    this.#onProgress = onProgress;
    this.launched = backends[0]?.warm() ?? Promise.resolve();
  }

  async prove({ inputs, signal }: ProveRequest): Promise<ProveResult> {
    const input = encodeInput(inputs);
    const started = performance.now();
    return this.#serve(signal, async (either) => {
      const queued = performance.now() - started;
      const { backend, result } = await this.#firstThatWorks((backend) => backend.prove(input, either));
      const { instances } = parseProof(result.proof);
      const timings = {
        ...result.timings,
        start: result.timings.start + queued,
        total: performance.now() - started,
      };
      const { name, threads } = backend;
      return {
        proof: result.proof,
        instances,
        timings,
        backend: name,
        threads,
        provingKey: result.provingKey,
      };
    });
  }

  async verify(proof: string, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<bigint[]> {
    const parsed = parseProof(proof);
    const whole = engineProof(parsed, parsed.bytes);
    // The engine reads as many bytes as it needs and ignores the rest; the EVM verifier refuses a rest.
    const shortened = engineProof(parsed, parsed.bytes.subarray(0, -1));
    return this.#serve(signal, async (either) => {
      const { result } = await this.#firstThatWorks(
        async (backend) =>
          (await backend.verify(whole, either)) && !(await backend.verify(shortened, either)),
      );
      if (!result) {
        throw new EzklError(
          "PROOF_INVALID",
          "The proof does not hold: it is of another circuit or other instances, or was edited.",
          "Use the proof as it was written, with the circuit that it was made for, or prove again.",
        );
      }
      return parsed.instances;
    });
  }

  async close(): Promise<void> {
    this.#closing.abort(new TypeError("the prover was closed"));
    await Promise.all(this.#backends.map((backend) => backend.close()));
  }

  /** Runs `work` when its turn comes; the signal ends the wait as well as the work. */
  async #serve<T>(signal: AbortSignal | undefined, work: (either: AbortSignal) => Promise<T>): Promise<T> {
    const closing = this.#closing.signal;
    const either = signal === undefined ? closing : AbortSignal.any([signal, closing]);
    throwIfCancelled(either);
    const previous = this.#tail;
    const { promise: done, resolve: finish } = Promise.withResolvers<void>();
    this.#tail = previous.then(() => done);
    try {
      await cancellable(previous, either);
      return await work(either);
    } catch (error) {
      throw either.aborted ? cancelled(either.reason) : error;
    } finally {
      finish();
    }
  }

  /** A backend that is absent is passed over from then on; after one that crashed the next has one try. */
  async #firstThatWorks<T>(call: (backend: Backend) => Promise<T>): Promise<{ backend: Backend; result: T }> {
    const candidates = this.#backends.filter((backend) => !this.#absent.has(backend));
    let failure: CodedError | undefined;
    for (const [index, backend] of candidates.entries()) {
      try {
        return { backend, result: await call(backend) };
      } catch (error) {
        const next = candidates[index + 1];
        if (!(error instanceof CodedError) || !isBackendsFault(error)) throw error;
        if (error.code === "PROVER_UNAVAILABLE") this.#absent.add(backend);
        if (next === undefined || failure?.code === "PROVER_FAILED") throw error;
        failure = error;
        this.#onProgress({
          step: "backend",
          detail: `${error.message} Going on with ${next.name} on ${next.threads} thread${next.threads > 1 ? "s" : ""}.`,
          lasting: true,
        });
      }
    }
    throw failure ?? engineFailure("start", "no backend is left");
  }
}

function isBackendsFault({ code }: CodedError): boolean {
  return code === "PROVER_FAILED" || code === "PROVER_UNAVAILABLE";
}
