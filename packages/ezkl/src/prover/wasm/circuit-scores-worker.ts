import { encodeInput } from "../../circuit/input.ts";
import { parseWitness } from "../../circuit/witness.ts";
import { serveTasks } from "../../workers.ts";
import { engineError, engineFailure } from "../engine-errors.ts";
import { loadSingleThreaded } from "./node-engine.ts";
import { captureConsole } from "./node-silence.ts";
import { failureReply } from "./serve-engine.ts";

/** What every worker is given once. */
export interface CircuitScoresShared {
  /** `network.compiled` */
  compiled: Uint8Array;
}

/** The key plays no part in a score. */
const NOBODY = 1n;

const said = captureConsole();
let engine: ReturnType<typeof loadSingleThreaded>["engine"] | undefined;

serveTasks<ArrayLike<number>[], bigint[], CircuitScoresShared>((pictures, { compiled }) => {
  engine ??= loadSingleThreaded().engine;
  const { genWitness } = engine;
  return pictures.map((x) => {
    const input = new Uint8ClampedArray(new TextEncoder().encode(encodeInput({ key: NOBODY, x })));
    let witness: Uint8Array;
    try {
      witness = genWitness(new Uint8ClampedArray(compiled), input);
    } catch (thrown) {
      const failure = failureReply(thrown, "witness", said());
      if (failure.is === "refused") throw engineError(failure.message, failure.step);
      throw engineFailure("witness", said() || String(thrown), thrown);
    }
    return parseWitness(new TextDecoder().decode(witness)).score;
  });
});
