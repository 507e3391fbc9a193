import { expect } from "chai";
import { renderTable } from "../../../tasks/ui/table.ts";

describe("renderTable", () => {
  it("aligns names to the left and numbers to the right", () => {
    const table = renderTable(
      ["step", "gas"],
      [
        ["claim", "480,000"],
        ["withdraw", "9"],
      ],
    );
    expect(table.split("\n")).to.deep.equal([
      "step          gas",
      "─────────────────",
      "claim     480,000",
      "withdraw        9",
    ]);
  });
});
