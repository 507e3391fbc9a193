import { encodeWav } from "@idol/ml/audio";
import { expect } from "chai";
import { bindRecording } from "../../../tasks/recordings/bound-recording.ts";
import { MAX_BYTES } from "../../../tasks/recordings/max-bytes.ts";
import { expectCode } from "../expect-code.ts";

/** A tone of so many samples: silence is refused for another reason. */
const tone = (samples: number) =>
  encodeWav(
    Float64Array.from({ length: samples }, (_, index) => Math.sin(index / 10) / 2),
    16_000,
  );

describe("the recording that a proof is bound to", () => {
  it("is refused when it is longer than an audit fetches, before anything is proved", async () => {
    const longest = (MAX_BYTES - 44) / 2;
    expect(bindRecording(tone(longest), "a.wav").bytes).to.have.length(MAX_BYTES);
    const { message } = await expectCode("AUDIO_UNSUPPORTED", () =>
      bindRecording(tone(longest + 1), "a.wav"),
    );
    expect(message).to.include("too long for an audited season");
  });
});
