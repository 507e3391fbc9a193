import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { CORPORA } from "../../src/corpora/corpora.ts";
import { renderDataDocument } from "../../src/corpora/data-document.ts";
import { paths } from "../../src/paths.ts";

describe("docs/DATA.md", () => {
  it("is current; node scripts/data-document.ts writes it", async () => {
    expect(await readFile(paths.dataDocument, "utf8")).to.equal(renderDataDocument());
  });

  it("gives every corpus its row and its citation", () => {
    const text = renderDataDocument();
    for (const { name, kaggle, citation } of CORPORA)
      expect(text).to.include(`\`${name}\``).and.to.include(kaggle).and.to.include(citation);
    const rows = text.split("\n").filter((line) => line.startsWith("| "));
    for (const row of rows) expect(row.split("|").length - 2).to.be.oneOf([2, 3, 7]);
  });
});
