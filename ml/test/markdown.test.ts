import { expect } from "chai";
import { bullets, markdownTable, section } from "../src/markdown.ts";

describe("Markdown", () => {
  it("has tables", () => {
    expect(markdownTable(["a", "b"], [["1", "2"]])).to.equal("| a | b |\n| --- | --- |\n| 1 | 2 |");
  });

  it("has sections without empty paragraphs, and lists", () => {
    expect(section("A", "", bullets(["x", "y"]))).to.equal("## A\n\n- x\n- y");
  });
});
