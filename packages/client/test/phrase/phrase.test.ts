import { expect } from "chai";
import { drawPhrase } from "../../src/phrase/phrase.ts";
import { WORDS } from "../../src/phrase/words.ts";
import { vectors } from "../key/vectors.ts";

describe("the words of a phrase", () => {
  it("are 256, each once, in plain letters", () => {
    expect(new Set(WORDS).size).to.equal(256);
    expect(WORDS).to.have.length(256);
    for (const word of WORDS) expect(word).to.match(/^[a-z]{3,8}$/);
  });
});

describe("drawPhrase", () => {
  for (const vector of vectors.phrases) {
    it(`draws what it always drew: ${vector.name}`, () => {
      const { account, chainId, reward, season, termsHash, phrase } = vector;
      const drawn = { account, chainId: BigInt(chainId), reward, season: BigInt(season), termsHash };
      expect(drawPhrase(drawn)).to.equal(phrase);
      expect(drawPhrase({ ...drawn, account: account.toLowerCase() })).to.equal(phrase);
    });
  }

  it("differs by account, chain, contract, season and terms", () => {
    expect(new Set(vectors.phrases.map(({ phrase }) => phrase)).size).to.equal(vectors.phrases.length);
  });
});
