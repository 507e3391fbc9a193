import { expect } from "chai";
import { parseAllowlistCsv } from "../../../tasks/allowlist/csv.ts";
import { expectCode } from "../expect-code.ts";

const FIRST = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
const SECOND = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const ZERO = "0x0000000000000000000000000000000000000000";

describe("parseAllowlistCsv", () => {
  const parse = (text: string) => parseAllowlistCsv(text, "list.csv");
  const refused = (text: string) => expectCode("ALLOWLIST_INVALID", () => parse(text));

  it("reads one address a row, with or without heading, in the file's order", () => {
    expect(parse(`${SECOND}\n${FIRST}\n`)).to.deep.equal([SECOND, FIRST]);
    expect(parse(`name,Address\nann,${FIRST}\nbob,${SECOND}`)).to.deep.equal([FIRST, SECOND]);
  });

  it("takes what spreadsheets write: a byte order mark, CRLF, quotes, semicolons, empty rows", () => {
    expect(
      parse(`\uFEFF"address";"note"\r\n"${FIRST.toLowerCase()}";"x"\r\n;\r\n\r\n${SECOND};`),
    ).to.deep.equal([FIRST, SECOND]);
  });

  it("names every wrong row by its line", async () => {
    const error = await refused(`address\n${FIRST}\n\nnobody\n${FIRST.replace("f3", "F3")}\n${ZERO}`);
    expect(error.message).to.include("3 wrong rows");
    for (const line of ["line 4", "line 5", "line 6"]) expect(error.message).to.include(line);
    expect(error.message).to.not.include("line 2");
  });

  it("names both lines of an address that is there twice, whatever its case", async () => {
    const error = await refused(`${FIRST}\n${SECOND}\n${FIRST.toLowerCase()}`);
    expect(error.message).to.match(/line 3: .*on line 1/);
  });

  it("counts the rest of many wrong rows", async () => {
    const error = await refused(Array.from({ length: 14 }, (_, index) => `row${index}`).join("\n"));
    expect(error.message).to.include("14 wrong rows").and.include("and 4 more");
  });

  it("refuses a file without addresses", async () => {
    for (const text of ["", "\n\n", "address\n"]) await refused(text);
  });
});
