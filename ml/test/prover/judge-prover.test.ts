import { readFile } from "node:fs/promises";
import { rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import { expect } from "chai";
import { createProver } from "../../src/circuit/create-prover.ts";
import { parseInput } from "../../src/circuit/input.ts";
import { judgeProver } from "../../src/circuit/prover.ts";
import { loadJudge } from "../../src/judge/judge-files.ts";
import { makeTwin, scoreInteger } from "../../src/judge/twin.ts";
import { paths } from "../../src/paths.ts";

const key = 0xfedcba9876543210fedcf39fd6e51aad88f6f4ce6ab8827279cfffb92266n;
const R = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;

describe("a judge's prover", function () {
  this.timeout(180_000);

  it("proves the integer twin's score, bound to the key", () =>
    withFolder(async (cache) => {
      const { x } = parseInput(await readFile(paths.artefact("idol", "input"), "utf8"));
      const { network, config } = await loadJudge("idol");
      const score = scoreInteger(makeTwin(network, config.quantisation), x);
      const prover = await createProver({ judge: "idol", backend: "wasm", threads: 2, cache });
      const { proof, instances } = await prover.prove({ x, key });
      expect(instances).to.deep.equal([key, score < 0n ? score + R : score]);
      expect(await prover.verify(proof)).to.deep.equal(instances);
      await prover.close();
    }));

  it("refuses a proof that carries another key, and one with other than two instances", async () => {
    const proving = (...instances: bigint[]) =>
      judgeProver({
        prove: async () => ({ instances }) as never,
        verify: async () => instances,
        close: async () => {},
      });
    expect(await rejectionCode(proving(key + 1n, 5n).prove({ x: [1], key }))).to.equal("PROVER_FAILED");
    expect(await rejectionCode(proving(key).prove({ x: [1], key }))).to.equal("PROOF_MALFORMED");
    expect(await rejectionCode(proving(key, 5n, 6n).verify(""))).to.equal("PROOF_MALFORMED");
    expect((await proving(key, 5n).prove({ x: [1], key })).instances).to.deep.equal([key, 5n]);
  });
});
