import { expect } from "chai";
import { urlOf } from "../../../tasks/recordings/recording-uri.ts";
import { expectCode } from "../expect-code.ts";

const CID = "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi";

describe("urlOf", () => {
  const refused = (uri: string, rules = {}) => expectCode("URI_REFUSED", () => urlOf(uri, rules));

  it("takes https as it is", () => {
    expect(urlOf("https://example.com/a.wav?x=1", {}).href).to.equal("https://example.com/a.wav?x=1");
  });

  it("takes ipfs through the gateway that was given", () => {
    const rules = { gateway: "https://gateway.example/" };
    expect(urlOf(`ipfs://${CID}/voice.wav`, rules).href).to.equal(
      `https://gateway.example/ipfs/${CID}/voice.wav`,
    );
    expect(urlOf(`ipfs://ipfs/${CID}`, rules).href).to.equal(`https://gateway.example/ipfs/${CID}`);
  });

  it("has no gateway of its own, and takes no private one", async () => {
    await refused(`ipfs://${CID}`);
    await refused(`ipfs://${CID}`, { gateway: "http://127.0.0.1:8080" });
    expect(urlOf(`ipfs://${CID}`, { gateway: "http://127.0.0.1:8080", allowLoopback: true }).port).to.equal(
      "8080",
    );
  });

  it("stays within what the CID names", async () => {
    const rules = { gateway: "https://gateway.example/open" };
    expect(urlOf(`ipfs://${CID}/a/../b.wav`, rules).pathname).to.equal(`/open/ipfs/${CID}/b.wav`);
    for (const path of ["/../x", "/../../../admin", "/%2e%2e/x", "/a/../../x"]) {
      await refused(`ipfs://${CID}${path}`, rules);
    }
  });

  it("refuses other schemes, passwords and what is no URL", async () => {
    for (const uri of [
      "http://example.com/a",
      "file:///etc/passwd",
      "ftp://example.com",
      "data:audio/wav,x",
      "a.wav",
      "",
    ]) {
      await refused(uri);
    }
    await refused("https://user:secret@example.com/a.wav");
    await refused("ipfs://../../etc", { gateway: "https://gateway.example" });
  });

  it("refuses private addresses in every spelling", async () => {
    for (const host of [
      "10.0.0.1",
      "127.0.0.1",
      "2130706433",
      "0x7f.1",
      "0177.0.0.1",
      "[::1]",
      "[::ffff:7f00:1]",
      "169.254.169.254",
    ]) {
      await refused(`https://${host}/a.wav`);
    }
  });

  it("allows loopback where that was said, and nothing else private", async () => {
    expect(urlOf("http://127.0.0.1:8000/a.wav", { allowLoopback: true }).port).to.equal("8000");
    await refused("http://10.0.0.1/a.wav", { allowLoopback: true });
    await refused("http://1.1.1.1/a.wav", { allowLoopback: true });
  });
});
