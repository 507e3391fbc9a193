import { expect } from "chai";
import { drawing, element, path, text } from "../../src/drawing/svg.ts";

describe("SVG", () => {
  it("escapes what would be markup", () => {
    expect(text(1, 2, `a < b & "c"`)).to.equal('<text x="1" y="2">a &lt; b &amp; &quot;c&quot;</text>');
    expect(element("g", { id: '"><script>' })).to.equal('<g id="&quot;&gt;&lt;script&gt;"/>');
  });

  it("rounds places to a tenth", () => {
    expect(
      path(
        [
          [0.123, 1],
          [2.06, -0.04],
        ],
        {},
      ),
    ).to.equal('<path d="M0.1 1L2.1 0" fill="none"/>');
  });

  it("is one document with a title", () => {
    const svg = drawing(10, 20, "A & B", [element("g", {})]);
    expect(svg).to.match(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 10 20"/);
    expect(svg)
      .to.include("<title>A &amp; B</title>")
      .and.to.match(/<\/svg>\n$/);
  });
});
