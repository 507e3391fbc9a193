import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { CORPORA, pageOf } from "../../src/corpora/corpora.ts";

describe("docs/DATA.md", () => {
  it("names every corpus with its clips, speakers, licence, source and citation", async () => {
    const lines = (await readFile(new URL("../../../docs/DATA.md", import.meta.url), "utf8")).split("\n");
    for (const { name, title, complete, licence, source, citation, emotions } of CORPORA) {
      const row = lines.find((line) => line.includes(`| \`${name}\` |`));
      const cells = [
        title,
        complete.clips.toLocaleString("en-US"),
        complete.speakers,
        emotions.join(", "),
        licence,
      ];
      for (const cell of cells) expect(row, name).to.include(`| ${cell} |`);
      expect(row).to.include(`(${pageOf({ source })})`);
      expect(lines).to.include(`| ${title} | ${citation} |`);
    }
  });
});
