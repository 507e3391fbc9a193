import { expect } from "chai";
import { loadJudge } from "../../src/judge/judge-files.ts";
import { PLANS } from "../../src/judge/presets.ts";
import { COMMITTED_JUDGES } from "./committed-judges.ts";

describe("plans", () => {
  for (const name of COMMITTED_JUDGES) {
    it(`say all of the committed judge ${name} but its weights, threshold and data`, async () => {
      const { notes = [], ...settings } = PLANS[name];
      const { config } = await loadJudge(name);
      expect(config).to.deep.include(settings);
      expect(config.provenance.notes).to.deep.equal(notes);
    });
  }
});
