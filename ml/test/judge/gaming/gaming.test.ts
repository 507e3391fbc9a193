import { expect } from "chai";
import { ACCIDENTS, mix } from "../../../src/judge/gaming/accidents.ts";
import { gameEspeak } from "../../../src/judge/gaming/espeak.ts";
import { FAMILY_NAMES } from "../../../src/judge/gaming/families.ts";
import { familySounds } from "../../../src/judge/gaming/family-inputs.ts";
import { gameFamilies } from "../../../src/judge/gaming/game-families.ts";
import { tally } from "../../../src/judge/gaming/judge-sound.ts";
import { noise, RATE, tone } from "../../../src/judge/gaming/tones.ts";
import { loadJudge } from "../../../src/judge/judge-files.ts";
import { makeRandom } from "../../../src/judge/train/random.ts";

const power = (samples: Float64Array) => samples.reduce((sum, value) => sum + value * value, 0);

describe("synthetic sounds", () => {
  it("are the same for a seed, others for another, loud and long enough to be judged", () => {
    for (const family of FAMILY_NAMES) {
      const [first, second] = familySounds(family, 2, 5);
      expect([...familySounds(family, 1, 5)], family).to.deep.equal([first]);
      expect([...familySounds(family, 1, 6)], family).to.not.deep.equal([first]);
      for (const samples of [first!, second!]) {
        expect(samples.length, family).to.be.above(RATE / 2);
        expect(Math.max(...samples.map(Math.abs)), family).to.be.within(0.5, 2.5);
      }
    }
  });

  it("are played to a judge, family by family; a small part of what idol:evaluate --gaming does", async function () {
    this.timeout(60_000);
    const judge = await loadJudge("idol");
    const tallies = [...gameFamilies(judge, 2)];
    expect(tallies.map(({ name }) => name)).to.deep.equal(FAMILY_NAMES);
    for (const { name, sounds, paid } of tallies) {
      expect(sounds).to.equal(2);
      if (["steady", "noise"].includes(name)) expect(paid, name).to.equal(0);
    }
  });

  it("count as not paid where they have no score", () => {
    const verdicts = [undefined, { score: 0.4, isPaid: false }, { score: 0.9, isPaid: true }];
    expect(tally("some", verdicts)).to.deep.equal({ name: "some", sounds: 3, paid: 1, best: 0.9 });
    expect(tally("none", []).best).to.equal(null);
  });
});

describe("accidents", () => {
  const clip = tone(1, () => 200, "harmonics");
  const company = { neutral: tone(0.5, () => 150, "sine"), others: [noise(0.3, makeRandom(1))] };
  const afterwards = (name: keyof typeof ACCIDENTS) => ACCIDENTS[name](clip, company, makeRandom(2));

  it("join what they say, as loud as the clip", () => {
    expect(afterwards("the clip twice").length).to.equal(2 * clip.length);
    const joined = afterwards("a neutral clip before");
    expect(joined.length).to.equal(1.5 * clip.length);
    expect(joined.subarray(clip.length / 2)).to.deep.equal(clip);
    expect(afterwards("a neutral clip after").subarray(0, clip.length)).to.deep.equal(clip);
    expect(afterwards("a click one second before").length).to.be.closeTo(clip.length + 1.005 * RATE, 1);
  });

  it("mix noise and babble in at the ratio they say", () => {
    const added = noise(1, makeRandom(3));
    for (const snr of [0, 10, 20]) {
      const noisy = mix(clip, added, snr);
      const difference = noisy.map((value, n) => value - clip[n]!);
      expect(10 * Math.log10(power(clip) / power(difference))).to.be.closeTo(snr, 1e-6);
    }
  });

  it("leave a tail in a room", () => {
    const tail = afterwards("a room of 0.6 s").subarray(clip.length, clip.length + 2000);
    expect(power(tail)).to.be.above(0);
  });
});

describe("synthetic voices", () => {
  it("are left out where espeak-ng is not installed", async () => {
    const judge = await loadJudge("idol");
    expect(await gameEspeak(judge, 1, 0, "no-such-espeak")).to.equal(undefined);
  });
});
