import { expect } from "chai";
import { MOST_BYTES, MUTATED, TYPED, tryMutants } from "./mutated-artefacts.ts";

/** The slow tests have 200. */
const MUTANTS = 5;

describe("the engine given damaged artefacts, past the check of their hashes", function () {
  this.timeout(300_000);
  for (const which of MUTATED) {
    it(`ends with a typed error or a proof that holds: ${which}`, async () => {
      const { ends, peakBytes } = await tryMutants(which, MUTANTS);
      expect(TYPED).to.include.members([...ends.keys()]);
      expect([...ends.values()].reduce((sum, count) => sum + count)).to.equal(MUTANTS);
      expect(peakBytes).to.be.below(MOST_BYTES);
    });
  }
});
