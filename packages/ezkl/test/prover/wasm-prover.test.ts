import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { rejectionCode } from "@idol/dev/code-of";
import { nativeProofText, type ProofJson } from "@idol/dev/native-proof";
import { withFolder } from "@idol/dev/with-folder";
import { expect } from "chai";
import type { ProgressEvent } from "../../src/progress.ts";
import { FIELD_MODULUS, toLittleEndianHex } from "../../src/proof/field.ts";
import { parseProof } from "../../src/proof/proof.ts";
import { createProver } from "../../src/prover/create-prover.ts";
import type { ProveResult, Prover } from "../../src/prover/types.ts";
import { inputsOf, key as passed, smallFolder, x } from "../small-circuit.ts";
import type { PrintedResult } from "./prove-once.ts";

/** A prover that records its progress and can be asked when a step begins. */
async function watchedProver(options: Omit<Parameters<typeof createProver>[0], "onProgress">) {
  const events: ProgressEvent[] = [];
  const waiting = new Map<string, () => void>();
  const prover = await createProver({
    ...options,
    onProgress: (event) => {
      events.push(event);
      waiting.get(event.step)?.();
    },
  });
  const step = (name: string) => new Promise<void>((resolve) => void waiting.set(name, resolve));
  return { prover, events, step };
}

describe("the prover with the WASM engine on two threads", function () {
  this.timeout(180_000);
  const inputs = inputsOf();
  let cache: string;
  let watched: Awaited<ReturnType<typeof watchedProver>>;
  let prover: Prover;
  /** Microseconds of the processor that the first proof took. */
  let work = 0;
  let first: ProveResult;
  let json: ProofJson;

  before(async () => {
    cache = await mkdtemp(join(tmpdir(), "idol-test-"));
    watched = await watchedProver({ circuit: smallFolder, backend: "wasm", threads: 2, cache });
    prover = watched.prover;
  });

  after(async () => {
    await prover.close();
    await rm(cache, { recursive: true, force: true });
  });

  it("proves, on both threads, while the event loop stays free", async () => {
    const before = performance.eventLoopUtilization();
    const cpuBefore = process.cpuUsage();
    first = await prover.prove({ inputs });
    const { utilization } = performance.eventLoopUtilization(before);
    work = process.cpuUsage(cpuBefore).user;
    json = JSON.parse(first.proof) as ProofJson;
    // Fewer than two: the engine's pool does not start on our threads any more.
    expect(first).to.include({ backend: "wasm", threads: 2, provingKey: "made" });
    expect(watched.events.filter(({ detail }) => detail !== undefined)).to.deep.equal([]);
    expect(first.instances[0]).to.equal(passed);
    expect(parseProof(first.proof).instances).to.deep.equal(first.instances);
    expect(utilization).to.be.lessThan(0.5);
    const { start, provingKey, witness, prove, verify, total } = first.timings;
    expect(Math.min(provingKey, witness, prove, verify)).to.be.greaterThan(0);
    expect(total).to.be.at.least(start + provingKey + witness + prove + verify);
  });

  it("reports its steps", () => {
    const steps = watched.events.map(({ step }) => step);
    expect(steps).to.deep.equal(["engine", "provingKey", "witness", "prove", "verify"]);
  });

  it("verifies what it made, and nothing that was changed in it", async () => {
    expect(await prover.verify(first.proof)).to.deep.equal(first.instances);
    const withBytes = (proof: number[]) => ({
      ...json,
      proof,
      hex_proof: `0x${Buffer.from(proof).toString("hex")}`,
    });
    const withInstances = (key: string, score: string) => ({
      ...json,
      instances: [[key, score]],
      pretty_public_inputs: null,
    });
    const flipped = (at: number) => withBytes(json.proof.with(at, json.proof[at]! ^ 1));
    const [key, score] = json.instances[0];
    const changed = {
      "first byte": flipped(0),
      "a byte in the middle": flipped(json.proof.length >> 1),
      "last byte": flipped(json.proof.length - 1),
      "cut by a byte": withBytes(json.proof.slice(0, -1)),
      "cut to a byte": withBytes(json.proof.slice(0, 1)),
      "a byte more": withBytes([...json.proof, 0]),
      "all zero": withBytes(json.proof.map(() => 0)),
      "another key": withInstances(toLittleEndianHex(passed ^ 1n), score),
      "another score": withInstances(key, toLittleEndianHex(1n)),
      "instances swapped": withInstances(score, key),
    };
    for (const [name, edited] of Object.entries(changed)) {
      expect(await rejectionCode(prover.verify(JSON.stringify(edited))), name).to.equal("PROOF_INVALID");
    }
    expect(await rejectionCode(prover.verify(nativeProofText)), "another circuit's").to.equal(
      "PROOF_INVALID",
    );
    expect(await rejectionCode(prover.verify(first.proof.slice(0, 900)))).to.equal("PROOF_MALFORMED");
    expect(await prover.verify(first.proof), "and still works").to.deep.equal(first.instances);
  });

  it("refuses input that the circuit cannot take, and goes on", async () => {
    const attempt = (values: ArrayLike<number>, key?: bigint) =>
      rejectionCode(prover.prove({ inputs: inputsOf(values, key) }));
    expect(await attempt(x.slice(1))).to.equal("INPUT_INVALID");
    expect(await attempt([...x, 0])).to.equal("INPUT_INVALID");
    expect(await attempt(x.with(3, Number.NaN))).to.equal("INPUT_INVALID");
    expect(await attempt(x.with(0, Number.POSITIVE_INFINITY))).to.equal("INPUT_INVALID");
    expect(await attempt(x.map(() => 1e9))).to.equal("CIRCUIT_RANGE");
    expect(await attempt(x, FIELD_MODULUS)).to.equal("FIELD_INVALID");
    expect(await prover.verify(first.proof)).to.deep.equal(first.instances);
  });

  it("ends when cancelled, leaves nothing running, and proves again", async () => {
    const waiting = new AbortController();
    const running = new AbortController();
    const proving = watched.step("prove");
    const cancelled = rejectionCode(prover.prove({ inputs, signal: running.signal }));
    const queued = rejectionCode(prover.prove({ inputs, signal: waiting.signal }));
    await proving;
    waiting.abort();
    expect(await queued, "the one in the queue, at once").to.equal("CANCELLED");
    running.abort();
    expect(await cancelled).to.equal("CANCELLED");
    // What is being thrown away may still have work to do; the proof would take as long as the first one did.
    await sleep(500);
    const before = process.cpuUsage();
    await sleep(first.timings.prove);
    const { user } = process.cpuUsage(before);
    expect(user, "microseconds of work after the end").to.be.lessThan(work / 8);
    expect(await rejectionCode(prover.prove({ inputs, signal: AbortSignal.abort() }))).to.equal("CANCELLED");
    const again = await prover.prove({ inputs });
    expect(again).to.include({ provingKey: "cached", threads: 2 });
    expect(again.proof).to.not.equal(first.proof);
    expect(again.instances).to.deep.equal(first.instances);
  });

  it("rejects what is in progress when it is closed, and everything after", async () => {
    const other = await watchedProver({ circuit: smallFolder, backend: "wasm", threads: 2, cache });
    const proving = other.step("prove");
    const outcome = rejectionCode(other.prover.prove({ inputs }));
    await proving;
    await other.prover.close();
    expect(await outcome).to.equal("CANCELLED");
    expect(await rejectionCode(other.prover.verify(first.proof))).to.equal("CANCELLED");
  });

  it("rebuilds a cached key that was damaged", async () => {
    const folder = join(cache, "proving-keys");
    const [name] = await readdir(folder);
    await truncate(join(folder, name!), 100_000);
    const other = await createProver({ circuit: smallFolder, backend: "wasm", threads: 1, cache });
    const { provingKey, threads, proof } = await other.prove({ inputs });
    await other.close();
    expect({ provingKey, threads }).to.deep.equal({ provingKey: "made", threads: 1 });
    expect(await prover.verify(proof)).to.deep.equal(first.instances);
    expect(await readdir(folder)).to.deep.equal([name]);
  });

  it("works in two processes at once on a cold cache, which print nothing", () =>
    withFolder(async (cold) => {
      const script = fileURLToPath(new URL("prove-once.ts", import.meta.url));
      const runs = await Promise.all([1, 2].map(() => promisify(execFile)(process.execPath, [script, cold])));
      for (const { stdout, stderr } of runs) {
        expect(stderr).to.equal("");
        const printed = JSON.parse(stdout) as PrintedResult;
        expect(printed.threads).to.equal(2);
        expect(await prover.verify(printed.proof)).to.deep.equal(first.instances);
      }
      const names = await readdir(join(cold, "proving-keys"));
      expect(names).to.deep.equal(await readdir(join(cache, "proving-keys")));
    }));
});
