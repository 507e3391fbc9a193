import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { expect } from "chai";
import { engineModule } from "../../src/prover/node/platform.ts";
import { loadThreaded } from "../../src/prover/wasm/load-threaded.ts";
import { type PoolThreadStart, startPool } from "../../src/prover/wasm/start-pool.ts";

const POOL_THREAD = new URL("../../src/prover/node/pool-thread.ts", import.meta.url);
const SRS_BYTES = 2 ** 18;

/** What a rejected promise rejects with. */
async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.fail("it was fulfilled"),
    (error: unknown) => error,
  );
}

/** An engine that asks for its threads as the published one does, from a script that cannot be resolved. */
function askingEngine(threads: number) {
  return {
    initThreadPool: async () => {
      await Promise.all(
        Array.from({ length: threads }, async (_, receiver) => {
          const script = new URL("./workerHelpers.worker.js", import.meta.resolve as unknown as string);
          const thread = new globalThis.Worker(script, { type: "module" });
          thread.postMessage({ receiver });
          await new Promise((ready) => thread.addEventListener("message", ready, { once: true }));
        }),
      );
    },
  };
}

describe("the pool of the engine's threaded build", () => {
  const globals = () => ({ URL: globalThis.URL, Worker: globalThis.Worker });
  const before = globals();
  afterEach(() => expect(globals()).to.deep.equal(before));

  it("starts on threads of ours with the engine's package as published", async () => {
    const threads: Worker[] = [];
    await loadThreaded({ module: await engineModule(), threads: 2, srs: SRS_BYTES }, async (start) => {
      const thread = new Worker(POOL_THREAD, { workerData: { ...start, alarm: "test" }, execArgv: [] });
      threads.push(thread);
      await once(thread, "message");
      return thread;
    });
    expect(threads).to.have.lengthOf(2);
    await Promise.all(threads.map((thread) => thread.terminate()));
  });

  it("gives each thread what the engine sent it", async () => {
    const starts: PoolThreadStart[] = [];
    await startPool(askingEngine(3), 3, async (start) => starts.push(start));
    expect(starts.map(({ receiver }) => receiver)).to.deep.equal([0, 1, 2]);
  });

  it("does not start where a thread does not", async () => {
    const failure = new TypeError("no such script");
    const start = async ({ receiver }: PoolThreadStart) => {
      if (receiver === 1) throw failure;
    };
    expect(await rejection(startPool(askingEngine(2), 2, start))).to.equal(failure);
  });

  it("does not start where the engine asks for its threads in another way", async () => {
    const never = new Promise<void>(() => {});
    const start = async () => {};
    const error = await rejection(startPool({ initThreadPool: () => never }, 2, start));
    expect(error).to.be.instanceOf(TypeError).with.property("message").that.includes("asked for 0 threads");
    const failing = () => {
      throw new RangeError("no memory");
    };
    expect(await rejection(startPool({ initThreadPool: failing }, 2, start))).to.be.instanceOf(RangeError);
  });
});
