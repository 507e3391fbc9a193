import { expect } from "chai";
import { MOST_BYTES, MUTATED, TYPED, tryMutants } from "../packages/ezkl/test/prover/mutated-artefacts.ts";

const MUTANTS = 200;

describe(`the engine given ${MUTANTS} damaged artefacts of each kind, past the check of their hashes`, function () {
  this.timeout(3_600_000);
  for (const which of MUTATED) {
    it(`ends with a typed error or a proof that holds: ${which}`, async () => {
      const { ends, peakBytes } = await tryMutants(which, MUTANTS);
      expect(TYPED).to.include.members([...ends.keys()]);
      expect([...ends.values()].reduce((sum, count) => sum + count)).to.equal(MUTANTS);
      expect(peakBytes).to.be.below(MOST_BYTES);
    });
  }
});
