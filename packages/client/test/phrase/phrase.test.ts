import { expect } from "chai";
import { AbiCoder, keccak256 } from "ethers";
import { REWARD } from "../../src/contracts/contracts.ts";
import { drawPhrase, phraseOf } from "../../src/phrase/phrase.ts";
import { WORDS } from "../../src/phrase/words.ts";
import type { Season } from "../../src/seasons/season.ts";
import { filled, REWARD_ADDRESS, SINGER } from "../fake-chain.ts";
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

describe("the phrase of a season", () => {
  const VERIFIER = keccak256("0x02");
  const types = REWARD.getFunction("openSeason")!.inputs[0]!.components!;

  /** A season with a phrase or without, and the hash of its terms, word by word. */
  function seasonWith(phrase: boolean, prize = 5n): { season: Season; termsHash: string } {
    const given: Record<string, unknown> = { prize, phrase, badge: true, closesAt: 9n };
    const values = types.map((type) => filled(type, given[type.name]));
    const terms = Object.fromEntries(types.map(({ name }, index) => [name, values[index]]));
    const words = AbiCoder.defaultAbiCoder().encode([...types, "bytes32"], [...values, VERIFIER]);
    const season = { number: 3n, terms, state: { verifierCodeHash: VERIFIER } } as unknown as Season;
    return { season, termsHash: keccak256(words) };
  }
  const contest = { chainId: 31337, reward: REWARD_ADDRESS };

  it("is drawn by the season's number, and by its terms and verifier as the contract hashes them", () => {
    for (const prize of [5n, 6n]) {
      const { season, termsHash } = seasonWith(true, prize);
      expect(phraseOf(season, contest, SINGER)).to.equal(
        drawPhrase({ account: SINGER, chainId: 31337n, reward: REWARD_ADDRESS, season: 3n, termsHash }),
      );
    }
  });

  it("is none where the season asks for none", () => {
    expect(phraseOf(seasonWith(false).season, contest, SINGER)).to.equal(undefined);
  });
});
