import { rejection, rejectionCode } from "@idol/dev/code-of";
import { expect } from "chai";
import { encodeInput } from "../../src/circuit/input.ts";
import { CodedError } from "../../src/errors.ts";
import type { ProgressEvent } from "../../src/progress.ts";
import { engineFailure } from "../../src/prover/engine-errors.ts";
import { nodePlatform } from "../../src/prover/node/platform.ts";
import type { ProvingKeyStore } from "../../src/prover/pk-cache.ts";
import type { ProvingArtefacts } from "../../src/prover/types.ts";
import type { EngineStart } from "../../src/prover/wasm/protocol.ts";
import { WasmBackend } from "../../src/prover/wasm/wasm-backend.ts";
import { loadSrs } from "../../src/srs/srs.ts";
import { inputsOf, SMALL_LOGROWS, smallArtefacts } from "../small-circuit.ts";

describe("WasmBackend", function () {
  this.timeout(180_000);
  const reported: ProgressEvent[] = [];
  const report = (event: ProgressEvent) => void reported.push(event);
  let artefacts: ProvingArtefacts;
  let input: string;
  let provingKey: Uint8Array | undefined;
  let proof: string;

  const store: ProvingKeyStore = {
    load: async () => provingKey && { bytes: provingKey, path: "" },
    save: async (bytes) => {
      provingKey = bytes;
    },
  };

  /** Runs a test with a backend of the circuit, or of one with some other files. */
  async function withBackend<T>(
    test: (backend: WasmBackend) => Promise<T>,
    threads = 2,
    files = {},
  ): Promise<T> {
    const backend = new WasmBackend({ ...artefacts, ...files }, store, nodePlatform, {
      threads,
      report,
    });
    try {
      return await test(backend);
    } finally {
      await backend.close();
    }
  }

  before(async () => {
    artefacts = await smallArtefacts();
    input = encodeInput(inputsOf());
    proof = (await withBackend((backend) => backend.prove(input, undefined))).proof;
  });

  for (const threads of [1, 2]) {
    it(`turns a panic into PROVER_FAILED with the engine's words, and restarts, threads=${threads}`, async () => {
      const { srs } = artefacts;
      // An SRS of another size passes every check of the engine, until an assertion fails deep inside.
      const files = { ...artefacts, srs: (await loadSrs(SMALL_LOGROWS + 1)).bytes };
      const backend = new WasmBackend(files, store, nodePlatform, { threads, report });
      const error = await rejection(backend.prove(input, undefined));
      expect(error).to.be.instanceOf(CodedError).with.property("code", "PROVER_FAILED");
      expect(((error as CodedError).cause as Error).message).to.match(/panicked at/);
      files.srs = srs;
      expect(await backend.verify(proof, undefined)).to.equal(true);
      await backend.close();
    });
  }

  it("says ARTEFACT_INVALID where a file of the circuit is cut off", async () => {
    const { compiled, srs, settings } = artefacts;
    const attempt = (files: object) =>
      withBackend((backend) => rejectionCode(backend.prove(input, undefined)), 1, files);
    const check = (files: object) =>
      withBackend((backend) => rejectionCode(backend.verify(proof, undefined)), 1, files);
    expect(await attempt({ compiled: compiled.slice(0, 1_000) })).to.equal("ARTEFACT_INVALID");
    expect(await check({ srs: srs.slice(0, 500) })).to.equal("ARTEFACT_INVALID");
    expect(await check({ settings: settings.slice(0, 500) })).to.equal("ARTEFACT_INVALID");
  });

  it("says ARTEFACT_MISMATCH where the vk is of another build, and gives no proof", async () => {
    const vk = artefacts.vk.slice();
    // In the coordinate of a commitment.
    vk.set([vk[100]! ^ 1], 100);
    const code = await withBackend((backend) => rejectionCode(backend.prove(input, undefined)), 2, { vk });
    expect(code).to.equal("ARTEFACT_MISMATCH");
  });

  it("has its worker running once it is warm, so that this thread may be kept busy", async () => {
    let hosts = 0;
    const host = (start: EngineStart) => {
      hosts++;
      return nodePlatform.host(start);
    };
    const backend = new WasmBackend(artefacts, store, { ...nodePlatform, host }, { threads: 2, report });
    await backend.warm();
    expect(hosts).to.equal(1);
    await backend.close();
  });

  it("is warm even where no engine can be had, and says why when it is used", async () => {
    const engine = () => Promise.reject(engineFailure("start", "there is none"));
    const backend = new WasmBackend(artefacts, store, { ...nodePlatform, engine }, { threads: 2, report });
    await backend.warm();
    expect(await rejectionCode(backend.prove(input, undefined))).to.equal("PROVER_FAILED");
    await backend.close();
  });

  it("goes on with the single-threaded build where the threaded one does not start, and says so", async () => {
    // The smallest WASM module there is: it has none of the engine's functions.
    const empty = await WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
    reported.length = 0;
    const platform = {
      ...nodePlatform,
      engine: async (threads: number) => (threads > 1 ? empty : undefined),
    };
    const backend = new WasmBackend(artefacts, store, platform, { threads: 2, report });
    expect(await backend.verify((await backend.prove(input, undefined)).proof, undefined)).to.equal(true);
    await backend.close();
    expect(backend.threads).to.equal(1);
    expect(reported.filter(({ detail }) => detail !== undefined)).to.have.lengthOf(1);
  });
});
