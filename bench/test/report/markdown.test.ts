import { expect } from "chai";
import { sampleOf } from "../../measure/sample.ts";
import { renderJson } from "../../report/json.ts";
import { renderReport, renderTable } from "../../report/markdown.ts";
import type { Outcome, Section } from "../../report/section.ts";

const section = (name: string): Section => ({
  name,
  title: `About ${name}`,
  cost: "",
  run: () => Promise.reject(new Error("not run here")),
});

const outcomes: Outcome[] = [
  {
    section: section("one"),
    findings: {
      figures: [{ id: "chain.proof.bytes", label: "proof", unit: "bytes", sample: sampleOf([1952]) }],
      tables: [{ caption: "Sizes", header: ["", "bytes"], rows: [["proof", "1,952"]] }],
      notes: ["A note."],
      pictures: [{ name: "one.svg", svg: "<svg/>" }],
    },
  },
  { section: section("two"), failure: "no such tool" },
];

describe("the report", () => {
  const report = renderReport({ processor: "a fast one" }, outcomes, 5);

  it("shows each section's tables, pictures and notes, in this order", () => {
    const parts = ["## About one", "**Sizes**", "| proof | 1,952 |", "![About one](one.svg)", "A note."];
    const places = parts.map((part) => report.indexOf(part));
    expect(places).to.not.include(-1);
    expect(places).to.deep.equal([...places].sort((a, b) => a - b));
  });

  it("says what could not be measured, and why", () => {
    expect(report).to.include("## About two\n\nNot measured: no such tool");
  });

  it("holds the figures against the goals", () => {
    expect(report).to.match(/\| proof \| ≤ 2,000 bytes \| 1,952 \| yes \|/);
    expect(report).to.include("not measured in this run");
  });

  it("puts numbers to the right in tables", () => {
    expect(renderTable({ header: ["a", "b"], rows: [["1", "2"]] })).to.equal(
      "| a | b |\n| --- | ---: |\n| 1 | 2 |",
    );
  });

  it("is the same in JSON, with every repetition and every failure", () => {
    const { figures, failures, goals } = JSON.parse(renderJson({}, outcomes));
    expect(figures["chain.proof.bytes"]).to.deep.include({ unit: "bytes", values: [1952], median: 1952 });
    expect(failures).to.deep.equal({ two: "no such tool" });
    expect(goals.find(({ figure }: { figure: string }) => figure === "chain.proof.bytes").reached).to.equal(
      true,
    );
  });
});
