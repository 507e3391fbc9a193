import { readFileSync } from "node:fs";
import { expect } from "chai";

const ROOT = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), "utf8");

/** Each test named in the threat model's table of attacks: the attack, the file, the test's name. */
function namedTests(): [string, string, string][] {
  const found: [string, string, string][] = [];
  for (const row of read("docs/THREAT_MODEL.md").matchAll(/^\| (.+?) \| .+ \| (`test\/.+) \|$/gm)) {
    const [, attack = "", tests = ""] = row;
    for (const [, file = "", names = ""] of tests.matchAll(/`([^`]+)`((?: "[^"]+",?)+)/g)) {
      for (const [, name = ""] of names.matchAll(/"([^"]+)"/g)) found.push([attack, file, name]);
    }
  }
  return found;
}

describe("the threat model", () => {
  const named = namedTests();

  it("names tests against many attacks", () => {
    expect(new Set(named.map(([attack]) => attack)).size).to.be.at.least(25);
  });

  it("names only tests that there are", () => {
    for (const [attack, file, name] of named) {
      const declared = file.endsWith(".sol") ? `function ${name}(` : `it("${name}", `;
      expect(read(file).includes(declared), `${attack}: ${file} has "${name}"`).to.equal(true);
    }
  });
});
