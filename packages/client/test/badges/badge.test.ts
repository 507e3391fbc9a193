import { rejection } from "@idol/dev/code-of";
import { expect } from "chai";
import { badgeSvg, readBadge } from "../../src/badges/badge.ts";
import { ACCOUNT, fakeChain, revertWith, SINGER, TOKEN } from "../fake-chain.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const SVG = "<svg>♪</svg>";
const METADATA = {
  name: "Season 3",
  description: "A prize.",
  attributes: [
    { trait_type: "Score", value: "0.5" },
    { trait_type: "Won", value: 1_800_000_000, display_type: "date" },
  ],
  image: `data:image/svg+xml;base64,${base64(SVG)}`,
};
const CLAIM = { season: 3n, singer: SINGER };

/** A chain with one badge, of such metadata. */
const chainWith = (metadata: object, ownerOf: () => string = () => ACCOUNT) =>
  fakeChain({
    answers: {
      badge: () => TOKEN,
      badgeIdOf: (season: bigint, singer: string) => (season === 3n && singer === SINGER ? 77n : 0n),
      ownerOf,
      locked: () => true,
      tokenURI: (id: bigint) =>
        `data:application/json;base64,${base64(JSON.stringify({ ...metadata, name: `Badge ${id}` }))}`,
    },
  });

describe("the badge of a claim", () => {
  it("is read from the season's badge contract, with what its metadata say", async () => {
    const chain = chainWith({ ...METADATA, other: "dropped" });
    const badge = await readBadge(chain.reward, CLAIM);
    expect(badge).to.deep.equal({
      ...METADATA,
      name: "Badge 77",
      id: 77n,
      season: 3n,
      owner: ACCOUNT,
      locked: true,
    });
    expect(badgeSvg(badge!)).to.equal(SVG);
    for (const { name, request } of chain.reached.slice(1)) expect(request.to, name).to.equal(TOKEN);
  });

  it("is none where nobody has it", async () => {
    const gone = () => {
      throw revertWith("IdolNoClaim", [3n, SINGER]);
    };
    expect(await readBadge(chainWith(METADATA, gone).reward, CLAIM)).to.equal(undefined);
  });

  it("is not shown with a picture that is no SVG in itself, or without what it is called and has", async () => {
    for (const wrong of [
      { image: "https://elsewhere.example/a.svg" },
      { image: `x${METADATA.image}` },
      { description: 1 },
      { attributes: [{ value: "0.5" }] },
      { attributes: [{ trait_type: "Score", value: true }] },
      { attributes: "none" },
    ]) {
      const work = readBadge(chainWith({ ...METADATA, ...wrong }).reward, CLAIM);
      expect(await rejection(work), JSON.stringify(wrong)).to.have.property("name", "JsonFault");
    }
  });
});
