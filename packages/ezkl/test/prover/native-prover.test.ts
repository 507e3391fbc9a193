import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import { expect } from "chai";
import type { ProgressEvent } from "../../src/progress.ts";
import { createProver } from "../../src/prover/create-prover.ts";
import type { ProveResult, Prover } from "../../src/prover/types.ts";
import { EZKL_VERSION, ensureEzkl } from "../../src/python/python.ts";
import { inputsOf, smallFolder, x } from "../small-circuit.ts";

describe("the prover with native EZKL", function () {
  // Native EZKL may have to be installed first.
  this.timeout(300_000);
  let python: string;
  const inputs = inputsOf();
  let cache: string;
  let prover: Prover;
  let first: ProveResult;
  let onProgress: ((event: ProgressEvent) => void) | undefined;
  const { TMPDIR } = process.env;

  before(async () => {
    ({ executable: python } = await ensureEzkl());
    cache = await mkdtemp(join(tmpdir(), "idol-test-"));
    process.env.TMPDIR = cache;
    prover = await createProver({
      circuit: smallFolder,
      backend: "auto",
      threads: 2,
      cache,
      python,
      onProgress: (event) => onProgress?.(event),
    });
  });

  after(async () => {
    await prover.close();
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    expect(await readdir(cache), "no process has left its folder").to.deep.equal(["proving-keys"]);
    await rm(cache, { recursive: true, force: true });
  });

  it("is the first choice where native EZKL is installed, and its proof holds for the WASM engine", async () => {
    first = await prover.prove({ inputs });
    expect(first).to.include({ backend: "native", provingKey: "made" });
    const wasm = await createProver({ circuit: smallFolder, backend: "wasm", threads: 2, cache });
    expect(await wasm.verify(first.proof)).to.deep.equal(first.instances);
    const other = await wasm.prove({ inputs });
    await wasm.close();
    expect(other, "both make the same proving key").to.include({ backend: "wasm", provingKey: "cached" });
    expect(other.instances).to.deep.equal(first.instances);
    expect(await prover.verify(other.proof)).to.deep.equal(first.instances);
  });

  it("has the key from then on, and keeps its process", async () => {
    const again = await prover.prove({ inputs });
    expect(again).to.include({ backend: "native", provingKey: "cached" });
    expect(again.timings.start).to.be.lessThan(first.timings.start);
  });

  it("refuses what the WASM engine refuses, with the same codes", async () => {
    expect(await rejectionCode(prover.prove({ inputs: inputsOf(x.slice(1)) }))).to.equal("INPUT_INVALID");
    expect(await rejectionCode(prover.prove({ inputs: inputsOf(x.map(() => 1e9)) }))).to.equal(
      "CIRCUIT_RANGE",
    );
    const json = JSON.parse(first.proof) as { proof: number[] };
    const proof = json.proof.with(40, json.proof[40]! ^ 1);
    const edited = { ...json, proof, hex_proof: `0x${Buffer.from(proof).toString("hex")}` };
    expect(await rejectionCode(prover.verify(JSON.stringify(edited)))).to.equal("PROOF_INVALID");
    const longer = {
      ...json,
      proof: [...json.proof, 0],
      hex_proof: `0x${Buffer.from([...json.proof, 0]).toString("hex")}`,
    };
    expect(await rejectionCode(prover.verify(JSON.stringify(longer)))).to.equal("PROOF_INVALID");
    expect(await prover.verify(first.proof)).to.deep.equal(first.instances);
  });

  it("ends when cancelled, and proves again", async () => {
    const abort = new AbortController();
    const proving = new Promise<void>((resolve) => {
      onProgress = ({ step }) => {
        if (step === "prove") resolve();
      };
    });
    const outcome = rejectionCode(prover.prove({ inputs, signal: abort.signal }));
    await proving;
    abort.abort();
    expect(await outcome).to.equal("CANCELLED");
    expect((await prover.prove({ inputs })).instances).to.deep.equal(first.instances);
  });
});

describe("a native backend that is absent or crashes", function () {
  this.timeout(120_000);

  /** A program that passes for a Python with native EZKL and ends as soon as it is to prove. */
  const withCrashing = (test: (python: string, folder: string) => Promise<void>) =>
    withFolder(async (folder) => {
      const file = join(folder, "python");
      await writeFile(
        file,
        `#!/bin/sh\n[ "$1" = -c ] && echo ${EZKL_VERSION} && exit 0\necho out of memory >&2\nexit 3\n`,
        {
          mode: 0o755,
        },
      );
      await test(file, folder);
    });

  it("has its process running once the prover is there, though nothing else gets a turn", () =>
    withFolder(async (folder) => {
      const [python, mark] = [join(folder, "python"), join(folder, "started")];
      const script = `[ "$1" = -c ] && echo ${EZKL_VERSION} && exit 0\n: > "${mark}"\nexec cat`;
      await writeFile(python, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
      const prover = await createProver({ circuit: smallFolder, backend: "native", python, cache: folder });
      const deadline = Date.now() + 30_000;
      const nobody = new Int32Array(new SharedArrayBuffer(4));
      while (!existsSync(mark) && Date.now() < deadline) Atomics.wait(nobody, 0, 0, 10);
      const started = existsSync(mark);
      await prover.close();
      expect(started).to.equal(true);
    }));

  it("is PROVER_UNAVAILABLE where it is asked for and not there", async () => {
    const created = createProver({
      circuit: smallFolder,
      backend: "native",
      python: join(tmpdir(), "no-such-python"),
    });
    expect(await rejectionCode(created)).to.equal("PROVER_UNAVAILABLE");
  });

  it("is PROVER_FAILED where only it was asked for", () =>
    withCrashing(async (crashing, folder) => {
      const prover = await createProver({
        circuit: smallFolder,
        backend: "native",
        python: crashing,
        cache: folder,
      });
      expect(await rejectionCode(prover.prove({ inputs: inputsOf() }))).to.equal("PROVER_FAILED");
      await prover.close();
    }));

  it("gives way to the WASM engine, with a message, where the choice was left to us", () =>
    withCrashing(async (crashing, cache) => {
      const details: string[] = [];
      const prover = await createProver({
        circuit: smallFolder,
        python: crashing,
        threads: 2,
        cache,
        onProgress: ({ step, detail }) => {
          if (step === "backend") details.push(detail ?? "");
        },
      });
      const { backend, proof, instances } = await prover.prove({ inputs: inputsOf() });
      expect(backend).to.equal("wasm");
      expect(details).to.have.lengthOf(1);
      expect(await prover.verify(proof)).to.deep.equal(instances);
      await prover.close();
    }));
});
