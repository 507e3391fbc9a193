import { expect } from "chai";
import type { Context } from "../../context.ts";
import { runSection } from "../../report/run-section.ts";
import type { Section } from "../../report/section.ts";

const context = { say: () => {} } as unknown as Context;
const trapped = "node prove.ts ended with code 1:\n  throw new Error(\nError: unreachable\n\nNode.js v24";

/** A section that fails so many times. */
function failing(times: number): Section {
  let runs = 0;
  const run = async () => {
    if (runs++ < times) throw new TypeError(trapped);
    return { figures: [], tables: [], notes: ["A note."] };
  };
  return { name: "one", title: "One", cost: "", run };
}

describe("measuring a section", () => {
  it("says nothing of a first time that went well", async () => {
    expect((await runSection(failing(0), context)).findings?.notes).to.deep.equal(["A note."]);
  });

  it("measures again what failed once, and says why it did", async () => {
    const { findings, failure } = await runSection(failing(1), context);
    expect(findings?.notes).to.deep.equal([
      "A note.",
      "Measured again; at first it failed: Error: unreachable",
    ]);
    expect(failure).to.equal(undefined);
  });

  it("gives up what failed twice, with the reason", async () => {
    expect(await runSection(failing(2), context)).to.deep.include({ failure: "Error: unreachable" });
  });
});
