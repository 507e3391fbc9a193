import { readFileSync } from "node:fs";
import { isBuiltin, stripTypeScriptTypes } from "node:module";
import { expect } from "chai";

const { exports } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  exports: Record<string, string>;
};

/** What static and dynamic imports and re-exports name. */
const REFERENCES = [
  /^\s*(?:import|export)\b[^;"']*?\bfrom\s*["']([^"']+)["']/gm,
  /^\s*import\s*["']([^"']+)["']/gm,
  /\bimport\(\s*["']([^"']+)["']\s*\)/g,
];

/** Every module of ours that an entry leads to, and what else they import. Types are gone before it looks. */
function importsFrom(entry: string): { ours: Set<string>; others: Set<string> } {
  const ours = new Set<string>();
  const others = new Set<string>();
  const visit = (module: URL) => {
    if (ours.has(module.href)) return;
    ours.add(module.href);
    const code = stripTypeScriptTypes(readFileSync(module, "utf8")).replace(/\/\*[\s\S]*?\*\//g, "");
    for (const [, name] of REFERENCES.flatMap((pattern) => [...code.matchAll(pattern)])) {
      if (name!.startsWith(".")) visit(new URL(name!, module));
      else if (name!.startsWith("@idol/")) visit(new URL(import.meta.resolve(name!)));
      else others.add(name!);
    }
  };
  visit(new URL(import.meta.resolve(entry)));
  return { ours, others };
}

describe("@idol/client in a browser", () => {
  for (const entry of Object.keys(exports)) {
    it(`${entry} imports nothing of Node and no Hardhat, itself or through any of its modules`, () => {
      const { ours, others } = importsFrom(entry.replace(/^\./, "@idol/client"));
      expect([...others].filter((name) => isBuiltin(name) || /hardhat/.test(name))).to.deep.equal([]);
      expect([...ours].some((module) => module.includes("/packages/client/src/"))).to.equal(true);
    });
  }

  it("loads a CSV reader and a Merkle tree for allowlists alone", () => {
    const loaded = ["@openzeppelin/merkle-tree", "csv-parse/browser/esm/sync"];
    expect([...importsFrom("@idol/client/allowlist").others]).to.include.members(loaded);
    const packages = [...importsFrom("@idol/client").others].map((name) => name.split("/")[0]!);
    expect([...new Set(packages)].sort()).to.deep.equal(["ethers", "zod"]);
  });

  it("would notice an import of Node", () => {
    expect([...importsFrom("@idol/ezkl/files").others].filter(isBuiltin)).to.not.deep.equal([]);
  });
});
