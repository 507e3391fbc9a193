import { errorOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { parseAllowlistCsv } from "../../src/allowlist/csv.ts";

const FIRST = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
const SECOND = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const ZERO = "0x0000000000000000000000000000000000000000";

describe("parseAllowlistCsv", () => {
  const parse = (text: string | Uint8Array) => parseAllowlistCsv(text, "list.csv");
  const refused = (text: string | Uint8Array) => {
    const error = errorOf(() => parse(text));
    expect(error.code).to.equal("ALLOWLIST_INVALID");
    return error;
  };

  it("reads one address a row, with or without heading, in the file's order", () => {
    expect(parse(`${SECOND}\n${FIRST}\n`)).to.deep.equal([SECOND, FIRST]);
    expect(parse(`name,Address\nann,${FIRST}\nbob,${SECOND}`)).to.deep.equal([FIRST, SECOND]);
  });

  it("takes what spreadsheets write: a byte order mark, CRLF, quotes, semicolons, empty rows", () => {
    expect(
      parse(`\uFEFF"address";"note"\r\n"${FIRST.toLowerCase()}";"x"\r\n;\r\n\r\n${SECOND};`),
    ).to.deep.equal([FIRST, SECOND]);
  });

  it("names every wrong row by its line", () => {
    const error = refused(`address\n${FIRST}\n\nnobody\n${FIRST.replace("f3", "F3")}\n${ZERO}`);
    expect(error.message).to.include("3 wrong rows");
    for (const line of ["line 4", "line 5", "line 6"]) expect(error.message).to.include(line);
    expect(error.message).to.not.include("line 2");
  });

  it("names both lines of an address that is there twice, whatever its case", () => {
    const error = refused(`${FIRST}\n${SECOND}\n${FIRST.toLowerCase()}`);
    expect(error.message).to.match(/line 3: .*on line 1/);
  });

  it("counts the rest of many wrong rows", () => {
    const error = refused(Array.from({ length: 14 }, (_, index) => `row${index}`).join("\n"));
    expect(error.message).to.include("14 wrong rows").and.include("and 4 more").and.include("row9");
    expect(error.message).to.not.include("row10");
    const ten = refused(Array.from({ length: 10 }, (_, index) => `row${index}`).join("\n"));
    expect(ten.message.split("\n")).to.have.length(11);
    expect(ten.message).to.include("row9").and.not.include("more");
    expect(refused("x".repeat(61)).message).to.include(`"${"x".repeat(60)}"`);
  });

  it("refuses a file without addresses", () => {
    for (const text of ["", "\n\n", "address\n"]) refused(text);
  });

  describe("RFC 4180 and what spreadsheets make of it", () => {
    it("keeps a quoted comma, line break or quote inside its field", () => {
      expect(parse(`name,address\n"Doe, Jane",${FIRST}\n"Roe\nJohn",${SECOND}\n`)).to.deep.equal([
        FIRST,
        SECOND,
      ]);
      expect(parse(`name,address\n"Jane ""JD"" Doe, PhD",${FIRST}`)).to.deep.equal([FIRST]);
    });

    it("does not admit whom a quoted comma would push into the column", () => {
      expect(parse(`name,referrer,address\n"Doe, Jane",${FIRST},${SECOND}`)).to.deep.equal([SECOND]);
    });

    it("counts lines inside quotes", () => {
      const error = refused(`name,address\n"Roe\nJohn",${FIRST}\nann,nobody`);
      expect(error.message).to.include('line 4: "nobody"');
      expect(refused(`name,address\nann,${FIRST}\n"Roe\n\nJohn",nobody`).message).to.include("line 3:");
    });

    it("takes rows with more or fewer fields, and space around them", () => {
      expect(parse(`name , address\n ann , ${FIRST} \nbob,${SECOND},,`)).to.deep.equal([FIRST, SECOND]);
      expect(refused(`name,address\nann`).message).to.include("line 2");
    });

    it("names the line of a quote that never ends", () => {
      const error = refused(`name,address\n"Jane,${FIRST}`);
      expect(error.message).to.match(/not CSV/);
      expect(error.cause).to.be.instanceOf(Error);
    });

    it("reads UTF-16 with a byte order mark or without, in either order", () => {
      const text = `address\r\n${FIRST}\r\n`;
      const little = Buffer.from(text, "utf16le");
      const big = Buffer.from(little).swap16();
      for (const bytes of [
        little,
        big,
        Buffer.from([0xff, 0xfe, ...little]),
        Buffer.from([0xfe, 0xff, ...big]),
      ]) {
        expect(parse(new Uint8Array(bytes))).to.deep.equal([FIRST]);
      }
      expect(refused(new Uint8Array(Buffer.from(`address\n${FIRST}\n\0\0`))).message).to.include("NUL");
    });

    it("takes Excel's sep= line, and counts it", () => {
      expect(parse(`sep=;\nname;address\nDoe, Jane;${FIRST}`)).to.deep.equal([FIRST]);
      expect(parse(`sep=|\r\nname|address\r\n"a|b"|${FIRST}`)).to.deep.equal([FIRST]);
      expect(parse(`"sep=;"\nname;address\nDoe, Jane;${FIRST}`)).to.deep.equal([FIRST]);
      expect(refused("sep=,\naddress\nnobody").message).to.include("line 3");
      expect(parse(`address,note\n${FIRST},sep=;\n${SECOND},b`)).to.deep.equal([FIRST, SECOND]);
    });

    it("leaves a comma inside a field of a file of semicolons or tabs", () => {
      expect(parse(`share;address\n1,5;${FIRST}`)).to.deep.equal([FIRST]);
      expect(parse(`name\taddress\nDoe, Jane\t${FIRST}`)).to.deep.equal([FIRST]);
      expect(parse(`address,a;b\n${FIRST},1;2`), "as many of both").to.deep.equal([FIRST]);
      expect(parse(`"a;b;c";"d,e,f,g,h";address\n1;2;${FIRST}`), "inside quotes").to.deep.equal([FIRST]);
      expect(parse(`list\n\n"a, ""b"", c, d, e";${FIRST}`), "below a title").to.deep.equal([FIRST]);
    });
  });

  describe("the column", () => {
    it("is the only one with addresses where none is headed address, as in Etherscan's export", () => {
      expect(parse(`"HolderAddress","Balance"\n"${FIRST}","1"\n"${SECOND}","1"`)).to.deep.equal([
        FIRST,
        SECOND,
      ]);
      expect(parse(`ann,${FIRST}\nbob,${SECOND}`)).to.deep.equal([FIRST, SECOND]);
      expect(refused(`Wallet,Balance\n${FIRST},1\nnobody,2`).message).to.include("line 3");
    });

    it("is found below a heading that has 0x inside a name", () => {
      expect(parse(`holder of 0x,balance\n${FIRST},1`)).to.deep.equal([FIRST]);
    });

    it("is not guessed among several", () => {
      expect(refused(`a,b\nann,${FIRST}\n${SECOND},bob`).message).to.include('1 ("a") and 2 ("b")');
      expect(refused(`ann,${FIRST}\n${SECOND},bob`).message).to.include("columns 1 and 2.");
      const long = refused(`${"x".repeat(61)},b\n${FIRST},${SECOND}`);
      expect(long.message).to.include(`1 ("${"x".repeat(60)}")`);
      const named = refused(`from,to\n${FIRST},${SECOND}`);
      expect(named.message).to.include('1 ("from")').and.include('2 ("to")');
      refused(`${FIRST},${SECOND}`);
      refused(`address,Address\n${FIRST},${SECOND}`);
    });

    it("does not take a mistyped first address for a heading", () => {
      const error = refused(`${FIRST.slice(0, 41)}\n${SECOND}`);
      expect(error.message).to.include("line 1");
    });
  });
});
