import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { brokenComments, sources } from "./comments.ts";
import { brokenReferences, documents, ROOT } from "./references.ts";

describe("the documents", () => {
  it("are all looked at", () => {
    expect(documents()).to.include.members([
      "README.md",
      "CONTRIBUTING.md",
      "docs/ARCHITECTURE.md",
      "packages/client/README.md",
    ]);
  });

  it("say where to change at least thirty things", () => {
    const [, table = ""] = readFileSync(join(ROOT, "docs/ARCHITECTURE.md"), "utf8").split(
      "## Where do I change",
    );
    expect([...table.matchAll(/^\| .+ \| .*`.+` \|$/gm)]).to.have.length.at.least(30);
  });

  for (const document of documents()) {
    it(`${document} names only paths, links, tasks, options and scripts that exist`, () => {
      expect(brokenReferences(document, readFileSync(join(ROOT, document), "utf8"))).to.deep.equal([]);
    });
  }
});

describe("the check of documents", () => {
  for (const [what, text, broken] of [
    ["a link to a missing file", "[x](docs/NO.md)", "docs/NO.md"],
    ["a missing picture", '<img src="docs/no.png">', "docs/no.png"],
    ["a link to a missing heading", "# Here\n[x](#there)", "#there"],
    ["a link to a missing heading of another file", "[x](SECURITY.md#there)", "SECURITY.md#there"],
    ["a path that has moved", "in `ml/src/no/where.ts`", "ml/src/no/where.ts"],
    ["a path in a command", "```sh\nnpx mocha ml/test/no.test.ts\n```", "ml/test/no.test.ts"],
    ["a file below a folder that is gone", "`nowhere/some.ts`", "nowhere/some.ts"],
    ["a folder of a tree", "```\nml/   judge\n  none/   nothing\n```", "ml/none/"],
    ["an unknown task", "run idol:sing", "idol:sing"],
    ["an unknown option of a task", "`npx hardhat idol:claim --song F`", "idol:claim --song"],
    ["an unknown option of a subtask", "`idol:season open --song`", "idol:season open --song"],
    ["an unknown script", "`npm run nothing`", "npm run nothing"],
  ] as const) {
    it(`finds ${what}`, () => {
      expect(brokenReferences("README.md", text)).to.include(broken);
    });
  }

  it("leaves addresses, other programs' names and made folders alone", () => {
    const text =
      "# A b: c\n[x](https://example.org/a.md) [y](#a-b-c) `@idol/ezkl/browser` `app/dist` `application/json` `idol:season fund --help`";
    expect(brokenReferences("README.md", text)).to.deep.equal([]);
  });
});

describe("the comments of the sources", () => {
  it("name only paths that exist", () => {
    expect(sources()).to.have.length.above(500);
    const broken = sources().flatMap((file) =>
      brokenComments(readFileSync(join(ROOT, file), "utf8")).map((path) => `${file}: ${path}`),
    );
    expect(broken).to.deep.equal([]);
  });

  it("would be found to name one that has moved", () => {
    expect(brokenComments("/** See `ml/src/no/where.ts`. */")).to.deep.equal(["ml/src/no/where.ts"]);
  });
});
