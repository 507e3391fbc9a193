import { readFile } from "node:fs/promises";
import { rejectionCode } from "@idol/dev/code-of";
import { expect } from "chai";
import { circuitScores } from "../../../src/circuit/circuit-scores.ts";
import { loadJudge } from "../../../src/judge/judge-files.ts";
import { makeTwin, scoreInteger } from "../../../src/judge/twin.ts";
import { paths } from "../../../src/paths.ts";
import { randomInput } from "../../onnx/random-network.ts";

describe("circuitScores", function () {
  this.timeout(60_000);
  let compiled: Uint8Array;
  before(async () => {
    compiled = await readFile(paths.artefact("idol", "compiled"));
  });

  it("gives the integer twin's scores, in the inputs' order over several workers", async () => {
    const { network, config } = await loadJudge("idol");
    const twin = makeTwin(network, config.quantisation);
    const inputs = Array.from({ length: 40 }, (_, seed) => randomInput(config.network, seed));
    const details: (string | undefined)[] = [];
    const onProgress = ({ detail }: { detail?: string }) => details.push(detail);
    const scores = await circuitScores(compiled, inputs, { workers: 2, onProgress });
    expect(scores).to.deep.equal(inputs.map((x) => scoreInteger(twin, x)));
    expect(details.at(-1)).to.equal("40 of 40 inputs");
  });

  it("needs no work for no inputs", async () => {
    expect(await circuitScores(compiled, [])).to.deep.equal([]);
  });

  it("says why there is no score", async () => {
    const { config } = await loadJudge("idol");
    const x = randomInput(config.network, 1);
    const attempt = (bytes: Uint8Array, input: ArrayLike<number>, signal?: AbortSignal) =>
      rejectionCode(circuitScores(bytes, [input], { signal }));
    expect(
      await attempt(
        compiled,
        x.map((value) => 1e9 * value),
      ),
    ).to.equal("CIRCUIT_RANGE");
    expect(await attempt(compiled, x.slice(1))).to.equal("INPUT_INVALID");
    expect(await attempt(compiled, x.fill(Number.NaN))).to.equal("INPUT_INVALID");
    expect(await attempt(compiled.slice(0, 100), randomInput(config.network, 1))).to.equal(
      "ARTEFACT_INVALID",
    );
    expect(await attempt(compiled, x, AbortSignal.abort())).to.equal("CANCELLED");
  });
});
