import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Model cards are documents of this workspace, and say how to make their judge again; reverts have a column for terminals. */
const MAY = /^(ml\/src\/judge\/card\/|packages\/client\/src\/(reverts\/messages|contracts\/generated)\/)/;

describe("the libraries' text", () => {
  it("names no task: what to type is for the terminal to say", () => {
    const files = globSync("{packages/{ezkl,client},ml}/src/**/*.ts", { cwd: root }).filter(
      (file) => !MAY.test(file),
    );
    expect(files.length).to.be.greaterThan(200);
    const found = files.filter((file) =>
      /\bidol:[a-z]|npx hardhat/.test(readFileSync(`${root}${file}`, "utf8")),
    );
    expect(found).to.deep.equal([]);
  });
});
