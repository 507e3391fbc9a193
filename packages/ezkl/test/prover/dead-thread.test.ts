import { BroadcastChannel } from "node:worker_threads";
import { rejection } from "@idol/dev/code-of";
import { expect } from "chai";
import { encodeInput } from "../../src/circuit/input.ts";
import { CodedError } from "../../src/errors.ts";
import type { ProgressEvent } from "../../src/progress.ts";
import { NodeEngineHost } from "../../src/prover/node/engine-host.ts";
import { engineModule, nodePlatform } from "../../src/prover/node/platform.ts";
import type { ProvingKeyStore } from "../../src/prover/pk-cache.ts";
import { QueuedProver } from "../../src/prover/queued-prover.ts";
import { WasmBackend } from "../../src/prover/wasm/wasm-backend.ts";
import { inputsOf, smallArtefacts } from "../small-circuit.ts";
import { trappingEngine } from "./trapping-engine.ts";

const noStore: ProvingKeyStore = { load: async () => undefined, save: async () => {} };

describe("a thread of the engine's pool that dies", function () {
  this.timeout(180_000);

  it("is noticed though the engine blocks, and the proof is made by the next backend, with a message", async () => {
    const artefacts = await smallArtefacts();
    const events: ProgressEvent[] = [];
    const report = (event: ProgressEvent) => void events.push(event);
    const backends = [
      new WasmBackend(
        artefacts,
        noStore,
        { ...nodePlatform, engine: trappingEngine },
        { threads: 2, report },
      ),
      new WasmBackend(artefacts, noStore, nodePlatform, { threads: 1, report }),
    ];
    const prover = new QueuedProver(backends, report);
    const { threads, proof, instances } = await prover.prove({ inputs: inputsOf() });
    expect(threads).to.equal(1);
    expect(await prover.verify(proof)).to.deep.equal(instances);
    await prover.close();
    const details = events.flatMap(({ detail }) => detail ?? []);
    expect(details).to.have.lengthOf(1);
    expect(details[0]).to.match(/thread of its pool died: .*unreachable/);
  });

  it("ends a proof in progress with PROVER_FAILED, and the worker with it", async () => {
    const artefacts = await smallArtefacts();
    const alarm = "idol-test-alarm";
    const module = await engineModule();
    const host = new NodeEngineHost({ threads: 2, module, artefacts, provingKey: undefined, alarm });
    await host.exchange(undefined, (reply) => (reply.is === "ready" ? true : undefined));
    const proving = Promise.withResolvers<void>();
    const outcome = rejection(
      host.exchange({ do: "prove", input: encodeInput(inputsOf()) }, (reply) => {
        if (reply.is === "step" && reply.step === "prove") proving.resolve();
        return reply.is === "proved" ? reply : undefined;
      }),
    );
    await proving.promise;
    // What a thread's own script says when it is caught by a trap: see pool-thread.ts.
    const channel = new BroadcastChannel(alarm);
    channel.postMessage({ message: "unreachable", said: "panicked at the test" });
    channel.close();
    const error = await outcome;
    expect(error).to.be.instanceOf(CodedError).with.property("code", "PROVER_FAILED");
    expect(((error as CodedError).cause as Error).message).to.equal("panicked at the test");
    await host.end(error as CodedError);
    expect(host.dead).to.equal(true);
  });
});
