import { expect } from "chai";
import { CORPORA, labelFile } from "../../src/corpora/corpora.ts";

describe("corpora: names to labels", () => {
  const cases: [file: string, folder: string, corpus: string, speaker: string, emotion: string][] = [
    ["03-01-06-01-02-01-12.wav", "Actor_12", "ravdess-speech", "ravdess-12", "fearful"],
    ["03-01-08-02-01-02-01.wav", "Actor_01", "ravdess-speech", "ravdess-01", "surprise"],
    ["03-02-02-01-01-01-24.wav", "Actor_24", "ravdess-song", "ravdess-24", "calm"],
    ["OAF_back_angry.wav", "OAF_angry", "tess", "tess-OAF", "angry"],
    ["YAF_youth_ps.wav", "YAF_pleasant_surprised", "tess", "tess-YAF", "surprise"],
    ["OA_bite_neutral.wav", "OAF_neutral", "tess", "tess-OAF", "neutral"],
    ["OA_bite_neutral.wav", "", "tess", "tess-OAF", "neutral"],
    ["1001_DFA_ANG_XX.wav", "AudioWAV", "cremad", "cremad-1001", "angry"],
    ["1040_ITH_SAD_X.wav", "AudioWAV", "cremad", "cremad-1040", "sad"],
    ["1091_IEO_HAP_HI.wav", "AudioWAV", "cremad", "cremad-1091", "happy"],
    ["DC_su15.wav", "ALL", "savee", "savee-DC", "surprise"],
    ["KL_sa01.wav", "ALL", "savee", "savee-KL", "sad"],
    ["d07.wav", "JE", "savee", "savee-JE", "disgust"],
    ["SM0_surprised_4.wav", "samples", "nemo", "nemo-SM0", "surprise"],
    ["MK0_anger_90.wav", "samples", "nemo", "nemo-MK0", "angry"],
  ];

  for (const [file, folder, corpus, speaker, emotion] of cases) {
    it(`${folder}/${file} is ${speaker}'s ${emotion}`, () => {
      expect(labelFile(file, folder)).to.include({ corpus, speaker, emotion });
    });
  }

  it("gives the two halves of RAVDESS the same speaker, so that no split parts them", () => {
    expect(labelFile("03-01-01-01-01-01-07.wav", "")?.speaker).to.equal(
      labelFile("03-02-01-01-01-01-07.wav", "")?.speaker,
    );
  });

  it("never guesses", () => {
    const strangers = [
      "song.wav",
      "01-01-06-01-02-01-12.wav",
      "03-01-09-01-02-01-12.wav",
      "03-01-06-01-02-01-25.wav",
      "03-01-06-01-02-12.wav",
      "OAF_back_bored.wav",
      "XAF_back_angry.wav",
      "1001_DFA_SUR_XX.wav",
      "1001_ABC_ANG_XX.wav",
      "DC_x01.wav",
      "a01.wav",
      "SM0_disgust_4.wav",
      "XX0_anger_4.wav",
      "OAF_back_angry.wav.part",
    ];
    for (const name of strangers) expect(labelFile(name, "somewhere"), name).to.equal(undefined);
  });

  it("has one corpus at most for each name", () => {
    for (const [file, folder] of cases) {
      expect(CORPORA.filter((corpus) => corpus.label(file, folder) !== undefined)).to.have.length(1);
    }
  });
});
