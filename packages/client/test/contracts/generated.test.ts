import { readFileSync } from "node:fs";
import { expect } from "chai";
import { generate } from "../../scripts/contract-types.ts";

describe("src/contracts/generated", () => {
  it("is what the contracts' artifacts give: after a change of an interface run packages/client/scripts/contract-types.ts", async () => {
    for (const [name, text] of Object.entries(await generate())) {
      const committed = new URL(`../../src/contracts/generated/${name}`, import.meta.url);
      expect(readFileSync(committed, "utf8") === text, name).to.equal(true);
    }
  });
});
