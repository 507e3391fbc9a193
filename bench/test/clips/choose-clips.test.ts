import { expect } from "chai";
import { chooseClips } from "../../clips/choose-clips.ts";

const clips = ["a", "b", "c"].flatMap((corpus) =>
  Array.from({ length: corpus === "c" ? 2 : 50 }, (_, index) => ({ corpus, index })),
);

describe("choosing recordings", () => {
  it("takes each at most once, as many from every corpus as it has", () => {
    const chosen = chooseClips(clips, 20, 1);
    expect(new Set(chosen).size).to.equal(20);
    const count = (corpus: string) => chosen.filter((clip) => clip.corpus === corpus).length;
    expect([count("a"), count("b"), count("c")]).to.deep.equal([9, 9, 2]);
  });

  it("is the same for the same seed, another for another", () => {
    expect(chooseClips(clips, 20, 1)).to.deep.equal(chooseClips(clips, 20, 1));
    expect(chooseClips(clips, 20, 1)).to.not.deep.equal(chooseClips(clips, 20, 2));
  });

  it("refuses to choose more clips than there are", () => {
    expect(() => chooseClips(clips, 103, 1)).to.throw(RangeError);
  });
});
