import { encodeInput, type InputValues } from "../../circuit/input.ts";
import { parseWitness } from "../../circuit/witness.ts";
import { serveTasks } from "../../workers.ts";
import { engineError, engineFailure } from "../engine-errors.ts";
import { loadSingleThreaded } from "../node/single-threaded.ts";
import { captureConsole } from "./capture-console.ts";
import { failureReply } from "./serve-engine.ts";

/** What every worker is given once. */
export interface WitnessOutputsShared {
  /** `network.compiled` */
  compiled: Uint8Array;
}

const said = captureConsole();
let engine: ReturnType<typeof loadSingleThreaded>["engine"] | undefined;

serveTasks<(readonly InputValues[])[], bigint[][][], WitnessOutputsShared>((samples, { compiled }) => {
  engine ??= loadSingleThreaded().engine;
  const { genWitness } = engine;
  return samples.map((inputs) => {
    const input = new Uint8ClampedArray(new TextEncoder().encode(encodeInput(inputs)));
    let witness: Uint8Array;
    try {
      witness = genWitness(new Uint8ClampedArray(compiled), input);
    } catch (thrown) {
      const failure = failureReply(thrown, "witness", said());
      if (failure.is === "refused") throw engineError(failure.message, failure.step);
      throw engineFailure("witness", said() || String(thrown), thrown);
    }
    return parseWitness(new TextDecoder().decode(witness)).outputs;
  });
});
