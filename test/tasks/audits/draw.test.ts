import { expect } from "chai";
import { chooseClaims, parseSample, parseShard } from "../../../tasks/audits/draw.ts";
import { expectCode } from "../expect-code.ts";

const claims = Array.from({ length: 100 }, (_, n) => ({
  singer: `0x${(n + 1).toString(16).padStart(40, "0")}`,
}));
const SEED = `0x${"5e".repeat(32)}`;
const OTHER = `0x${"07".repeat(32)}`;

describe("the claims that a job audits", () => {
  it("are all of a season, in order, where nothing is asked", () => {
    expect(chooseClaims(claims, 1n, {})).to.deep.equal(claims);
  });

  it("are shared out whole among n jobs: none twice, none left", () => {
    for (const count of [1, 3, 8, 100, 130]) {
      const jobs = Array.from({ length: count }, (_, at) =>
        chooseClaims(claims, 1n, { shard: { index: at + 1, count } }),
      );
      expect(new Set(jobs.flat())).to.have.length(claims.length);
      expect(jobs.flat()).to.have.length(claims.length);
    }
  });

  it("are drawn by the seed: the same for everybody, others for another seed or season", () => {
    const draw = (seed: string, season = 1n, from = claims) =>
      chooseClaims(from, season, { sample: { size: 10, seed } });
    expect(draw(SEED)).to.have.length(10);
    expect(draw(SEED, 1n, claims.toReversed()).toReversed()).to.deep.equal(draw(SEED));
    expect(draw(OTHER)).not.to.deep.equal(draw(SEED));
    expect(draw(SEED, 2n)).not.to.deep.equal(draw(SEED));
    expect(chooseClaims(claims, 1n, { sample: { size: 1000, seed: SEED } })).to.deep.equal(claims);
  });

  it("are drawn fairly: every claim about as often as any other", () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 300; n++) {
      const seed = `0x${n.toString(16).padStart(64, "0")}`;
      for (const { singer } of chooseClaims(claims, 1n, { sample: { size: 10, seed } })) {
        counts.set(singer, (counts.get(singer) ?? 0) + 1);
      }
    }
    // 30 expected; five deviations of 5.2 either way.
    for (const { singer } of claims) expect(counts.get(singer) ?? 0).to.be.within(4, 56);
  });

  it("are drawn first and shared out then", () => {
    const sample = { size: 10, seed: SEED };
    const jobs = [1, 2, 3].flatMap((index) =>
      chooseClaims(claims, 1n, { sample, shard: { index, count: 3 } }),
    );
    expect(jobs).to.have.members(chooseClaims(claims, 1n, { sample }));
  });
});

describe("what is asked of a season's audit", () => {
  it("is read, or nothing", () => {
    expect(parseShard(undefined)).to.equal(undefined);
    expect(parseShard("2/8")).to.deep.equal({ index: 2, count: 8 });
    expect(parseSample(undefined, undefined)).to.equal(undefined);
    expect(parseSample("20", SEED.toUpperCase().replace("X", "x"))).to.deep.equal({ size: 20, seed: SEED });
  });

  for (const shard of ["", "1", "0/8", "9/8", "1/0", "-1/8", "1/8/2", "a/b", "1.5/8"]) {
    it(`--shard "${shard}" is refused`, () => expectCode("OPTION_INVALID", async () => parseShard(shard)));
  }

  for (const [sample, seed] of [
    ["10", undefined],
    [undefined, SEED],
    ["0", SEED],
    ["-1", SEED],
    ["many", SEED],
    ["10", "lucky"],
    ["10", "0x01"],
  ] as const) {
    it(`--sample ${sample} --seed ${seed} is refused: nobody may choose the lots`, () =>
      expectCode("OPTION_INVALID", async () => parseSample(sample, seed)));
  }
});
