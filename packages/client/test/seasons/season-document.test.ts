import { CodedError } from "@idol/ezkl/errors";
import { expect } from "chai";
import { keccak256, toUtf8Bytes } from "ethers";
import {
  DOCUMENT_BYTES,
  parseDocument,
  publishDocument,
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
    const bytes = Uint8Array.of(0xff, 0xfe);
    refuses(() => parseDocument(bytes, keccak256(bytes)));
  });
});
