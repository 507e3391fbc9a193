import { codeOf, errorOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { checkUrl, isOnIpfs, recordingUrl } from "../../src/recordings/uri.ts";

const CID = "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi";
const GATEWAY = "https://gateway.example/";

const LOOPBACK = ["localhost", "127.0.0.1"];

describe("recordingUrl", () => {
  const rows: [uri: string, page: string, gateway: string | undefined, expected: string | undefined][] = [
    ["https://a.example/take.wav?x=1", "stage.example", undefined, "https://a.example/take.wav?x=1"],
    ["http://a.example/take.wav", "stage.example", undefined, undefined],
    ["http://127.0.0.1:8080/take.wav", "localhost", undefined, "http://127.0.0.1:8080/take.wav"],
    ["http://127.0.0.1:8080/take.wav", "stage.example", undefined, undefined],
    ["http://192.168.1.1/take.wav", "localhost", undefined, undefined],
    ["https://user:word@a.example/take.wav", "stage.example", undefined, undefined],
    ["https://user@a.example/take.wav", "stage.example", undefined, undefined],
    ["https://:word@a.example/take.wav", "stage.example", undefined, undefined],
    ["ftp://localhost/take.wav", "localhost", undefined, undefined],
    ["javascript:alert(1)", "stage.example", undefined, undefined],
    ["file:///etc/passwd", "localhost", undefined, undefined],
    ["take.wav", "stage.example", undefined, undefined],
    [`ipfs://${CID}`, "stage.example", undefined, undefined],
    [`ipfs://${CID}`, "stage.example", "", undefined],
    [`ipfs://${CID}`, "stage.example", "http://gateway.example", undefined],
    [`ipfs://${CID}`, "stage.example", GATEWAY, `https://gateway.example/ipfs/${CID}`],
    [
      `ipfs://ipfs/${CID}/a/take.wav`,
      "stage.example",
      GATEWAY,
      `https://gateway.example/ipfs/${CID}/a/take.wav`,
    ],
    [`ipfs://${CID}`, "stage.example", `${GATEWAY}deep/er//`, `https://gateway.example/deep/er/ipfs/${CID}`],
    [`ipfs://${CID}/../../admin`, "stage.example", `${GATEWAY}deep/`, undefined],
    ["ipfs://short/take.wav", "stage.example", GATEWAY, undefined],
  ];
  for (const [uri, page, gateway, expected] of rows) {
    it(`${uri} on ${page}${gateway === undefined ? "" : ` by "${gateway}"`}: ${expected ?? "refused"}`, () => {
      const local = LOOPBACK.includes(page);
      const allowHttp = ({ hostname }: URL) => local && LOOPBACK.includes(hostname);
      const read = () => recordingUrl(uri, { gateway, allowHttp });
      expect(expected === undefined ? codeOf(read) : read().href).to.equal(expected ?? "URI_REFUSED");
    });
  }
  it("says that a gateway is missing, and fetches by plain http nowhere unless told where", () => {
    const missing = errorOf(() => recordingUrl(`ipfs://${CID}`, { gateway: "" }));
    expect(missing.message).to.include("no gateway was given");
    expect(codeOf(() => checkUrl("http://localhost/", {}))).to.equal("URI_REFUSED");
    expect(checkUrl("http://localhost/", { allowHttp: () => true }).href).to.equal("http://localhost/");
  });
  it("recognises IPFS addresses", () => {
    expect([`ipfs://${CID}/a.wav`, "https://a.example/ipfs/", "ipfs:"].map(isOnIpfs)).to.deep.equal([
      true,
      false,
      false,
    ]);
  });
});
