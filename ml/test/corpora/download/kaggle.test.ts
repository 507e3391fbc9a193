import { codeOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { corpusNamed } from "../../../src/corpora/corpora.ts";
import { archiveUrl, KAGGLE, kaggleRefusal, kaggleServer } from "../../../src/corpora/download/kaggle.ts";

const at = (KAGGLE_API_ENDPOINT: string) => kaggleServer({ KAGGLE_API_ENDPOINT });

describe("Kaggle's server", () => {
  it("is Kaggle's own where nothing else is said", () => {
    expect(kaggleServer({})).to.equal(KAGGLE);
    expect(at("")).to.equal(KAGGLE);
    expect(archiveUrl("ejlok1/cremad")).to.equal(
      "https://www.kaggle.com/api/v1/datasets/download/ejlok1/cremad",
    );
  });

  it("is the one that KAGGLE_API_ENDPOINT names, with or without /api/v1", () => {
    for (const [given, server] of [
      ["https://mirror.example", "https://mirror.example"],
      ["https://mirror.example/", "https://mirror.example"],
      ["https://mirror.example:8443/api/v1", "https://mirror.example:8443"],
      ["https://mirror.example/kaggle/api/v1/", "https://mirror.example/kaggle"],
      ["http://localhost:7777", "http://localhost:7777"],
      ["http://127.0.0.1:7777/", "http://127.0.0.1:7777"],
      ["http://[::1]:7777", "http://[::1]:7777"],
    ] as const)
      expect(at(given), given).to.equal(server);
  });

  it("is never one that the credentials would reach in the open", () => {
    for (const given of [
      "http://mirror.example",
      "http://127.0.0.1.mirror.example",
      "http://localhost.mirror.example",
      "http://10.0.0.1:80",
      "ftp://localhost",
      "file:///tmp",
      "mirror.example",
      "localhost:7777",
      "https://singer:key@mirror.example",
      "https://mirror.example/?to=elsewhere",
      "https://mirror.example/#api",
    ])
      expect(
        codeOf(() => at(given)),
        given,
      ).to.equal("OPTION_INVALID");
  });

  it("is named in a refusal that is not Kaggle's", () => {
    const refusal = (server?: string) =>
      kaggleRefusal(corpusNamed("tess"), "ejlok1/toronto-emotional-speech-set-tess", 403, server)!.message;
    expect(refusal()).to.match(/^Kaggle /);
    expect(refusal("https://mirror.example")).to.match(
      /^https:\/\/mirror\.example \(from KAGGLE_API_ENDPOINT\) /,
    );
  });
});
