import { errorOf } from "@idol/dev/code-of";
import { CodedError } from "@idol/ezkl/errors";
import { expect } from "chai";
import { keccak256, toUtf8Bytes, ZeroHash } from "ethers";
import type { IIdolReward } from "../../src/contracts/contracts.ts";
import {
  DOCUMENT_BYTES,
  PICTURE_BYTES,
  parseDocument,
  publishDocument,
  readDescription,
  type SeasonDocument,
} from "../../src/seasons/season-document.ts";

const PIXEL = "data:image/png;base64,iVBORw0KGgo=";

describe("what an organiser says of a season", () => {
  const document: SeasonDocument = { title: "Gasps of spring", text: "Say <b>what</b>?!", picture: PIXEL };
  const refuses = (work: () => unknown) => {
    let thrown: unknown;
    try {
      work();
    } catch (caught) {
      thrown = caught;
    }
    expect(thrown).to.be.instanceOf(CodedError);
    expect((thrown as CodedError).code).to.equal("DOCUMENT_INVALID");
  };
  const read = (text: string) => {
    const bytes = toUtf8Bytes(text);
    return parseDocument(bytes, keccak256(bytes));
  };

  it("comes back from its bytes by the hash that names them", () => {
    const { bytes, hash } = publishDocument(document);
    expect(hash).to.equal(keccak256(bytes));
    expect(parseDocument(bytes, hash)).to.deep.equal(document);
    const { picture: _, ...plain } = document;
    const other = publishDocument(plain);
    expect(parseDocument(other.bytes, other.hash)).to.deep.equal(plain);
  });

  it("is refused if a single byte is another's", () => {
    const { bytes, hash } = publishDocument(document);
    const altered = bytes.slice();
    altered[20]! ^= 1;
    refuses(() => parseDocument(altered, hash));
    refuses(() => parseDocument(bytes.slice(1), hash));
    refuses(() => parseDocument(bytes, keccak256(altered)));
  });

  it("holds no picture that could run or reach out, and nothing else", () => {
    for (const picture of [
      "https://elsewhere.example/a.png",
      "data:image/svg+xml;base64,PHN2Zz4=",
      "data:text/html;base64,PGI+",
      "javascript:alert(1)",
      `${PIXEL}" onerror="x`,
      `data:image/png;base64,${"A".repeat(170_000)}`,
    ]) {
      refuses(() => publishDocument({ ...document, picture }));
      refuses(() => read(JSON.stringify({ ...document, picture })));
    }
    refuses(() => read(JSON.stringify({ ...document, script: "x" })));
  });

  it("is refused beyond its limits, and where it is no JSON of that form", () => {
    for (const more of [{ title: "" }, { title: " " }, { title: "a".repeat(81) }, { text: "a".repeat(4001) }])
      refuses(() => publishDocument({ ...document, ...more }));
    refuses(() => read(" ".repeat(DOCUMENT_BYTES + 1)));
    for (const text of ["", "null", "[]", '{"title":"a"}', '{"title":1,"text":""}'])
      refuses(() => read(text));
    for (const bytes of [Uint8Array.of(0xff, 0xfe), Buffer.from('{"title":"\xff","text":""}', "latin1")])
      refuses(() => parseDocument(bytes, keccak256(bytes)));
  });

  it("may be as long as its limit, which none that is published comes to", () => {
    const text = JSON.stringify(document);
    const padded = (length: number) => text + " ".repeat(length - text.length);
    expect(read(padded(DOCUMENT_BYTES))).to.deep.equal(document);
    expect(errorOf(() => read(padded(DOCUMENT_BYTES + 1))).message).to.include("200 KB");
    // The longest escapes, and the largest file that has a picture's limit.
    const longest = {
      title: "\ud800".repeat(80),
      text: "\u0001".repeat(4000),
      picture: `data:image/jpeg;base64,${Buffer.alloc(PICTURE_BYTES).toString("base64")}`,
    };
    const { bytes, hash } = publishDocument(longest);
    expect(bytes.length).to.be.below(DOCUMENT_BYTES);
    expect(parseDocument(bytes, hash)).to.deep.equal(longest);
  });

  it("is refused by the field that is wrong", () => {
    const error = errorOf(() => publishDocument({ ...document, title: "", text: "a".repeat(4001) }));
    expect(error.message).to.include("look at title, text");
    expect(error.cause).to.have.property("name", "ZodError");
    expect(errorOf(() => read("{")).message).to.not.include("look at");
    expect(errorOf(() => read("{")).cause).to.have.property("name", "JsonFault");
  });

  it("is the last that was published, unless that was taken back", async () => {
    const [first, last] = [keccak256("0x01"), keccak256("0x02")];
    const described = async (fromBlock: number | undefined, ...documents: string[]) => {
      const asked: unknown[] = [];
      const reward = {
        filters: { SeasonDescribed: (season: bigint) => season },
        queryFilter: async (...args: unknown[]) => {
          asked.push(args);
          return documents.map((document) => ({ args: { document } }));
        },
      } as unknown as IIdolReward;
      const found = await readDescription(reward, 3n, fromBlock);
      expect(asked).to.deep.equal([[3n, fromBlock ?? 0]]);
      return found;
    };
    expect(await described(undefined, first, first, last)).to.equal(last);
    expect(await described(7, first, ZeroHash)).to.equal(undefined);
    expect(await described(7)).to.equal(undefined);
  });
});
