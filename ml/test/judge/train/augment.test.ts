import { expect } from "chai";
import { makeFeatureMatrix } from "../../../src/judge/feature-matrix.ts";
import { augment } from "../../../src/judge/train/augment.ts";
import { makeRandom } from "../../../src/judge/train/random.ts";

const MEL = { fMin: 0, fMax: 11025 };
const room = { kind: "room", before: 0, chance: 1, from: 3, to: 3, loudest: 1 } as const;
/** A sound in the fifth of 30 columns, in every second of 64 bands. */
const sound = makeFeatureMatrix(64, 30, (row, col) => (col === 5 && row % 2 === 0 ? 0 : -80));
const meanOf = (values: Float64Array, col: number) => {
  let sum = 0;
  for (let row = 0; row < 64; row += 2) sum += values[row * 30 + col]! / 32;
  return sum;
};

describe("the augmentation of a room", () => {
  it("lets each band decay by its rate after the sound, and nothing before", () => {
    const { values } = augment(sound, room, MEL, makeRandom(1));
    expect(meanOf(values, 4), "before").to.be.below(-75);
    expect(Math.max(...values)).to.equal(0);
    expect(meanOf(values, 7) - meanOf(values, 17)).to.be.closeTo(30, 6);
    for (let col = 0; col < 30; col++) expect(values[30 + col]!, "a silent band").to.be.below(-70);
  });

  it("is heard as often as its chance says, and is the same for a seed", () => {
    const seldom = { ...room, chance: 0.3 };
    const random = makeRandom(2);
    const heard = Array.from({ length: 200 }, () => augment(sound, seldom, MEL, random) !== sound);
    expect(heard.filter(Boolean).length).to.be.within(40, 80);
    expect(augment(sound, room, MEL, makeRandom(3))).to.deep.equal(augment(sound, room, MEL, makeRandom(3)));
  });
});
