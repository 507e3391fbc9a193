import { mutateJsonText } from "@idol/dev/mutate";
import { MUTANTS, tryMutants } from "@idol/dev/try-mutants";
import { expect } from "chai";
import { createBinding, keyBindingOf, parseBinding } from "../../src/key/binding.ts";
import { deriveKey } from "../../src/key/key.ts";

describe(`${MUTANTS} mutants of a sidecar`, function () {
  this.timeout(300_000);

  it("give a key or a typed error", () => {
    const key = {
      account: "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
      chainId: 31337n,
      reward: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
      season: 1n,
      termsHash: `0x${"b".repeat(64)}`,
      opening: { salt: `0x${"c".repeat(64)}`, recordingHash: `0x${"d".repeat(64)}` },
    };
    const binding = createBinding("a proof", key, { name: "idol", hash: `0x${"a".repeat(64)}` });
    const original = JSON.stringify(binding, null, 2);
    const parse = (text: string) => deriveKey(keyBindingOf(parseBinding(text)));
    parse(original);
    const { codes, refused } = tryMutants((random) => mutateJsonText(original, random), parse);
    expect(["BINDING_MISMATCH", "ADDRESS_INVALID", "KEY_INVALID"]).to.include.members(codes);
    // Or the mutants would all be the original.
    expect(refused).to.be.greaterThan(MUTANTS / 4);
  });
});
