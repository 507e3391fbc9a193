import { expect } from "chai";
import type { KeptKey, Lock } from "../../../src/key/kept-key.ts";
import { ITERATIONS, passphraseBytes, seal, unseal } from "../../../src/key/seal.ts";
import { drawKey, keyText, signerOf } from "../../../src/key/signer.ts";

const bytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const passphrase: Lock = { kind: "passphrase", salt: bytes(16), iterations: ITERATIONS };
const passkey: Lock = { kind: "passkey", salt: bytes(32), credential: bytes(16) };
const flipped = (of: Uint8Array<ArrayBuffer>) => of.map((byte, index) => (index === 0 ? byte ^ 1 : byte));

async function codeOf(opening: Promise<unknown>): Promise<string> {
  return await opening.then(
    () => "opened",
    ({ code }: { code: string }) => code,
  );
}

describe("a key sealed in the browser", () => {
  const { secret, address } = drawKey();
  const answers = { passphrase: passphraseBytes("correct horse battery"), passkey: bytes(32) };

  for (const lock of [passphrase, passkey]) {
    describe(`by a ${lock.kind}`, () => {
      const answer = answers[lock.kind];
      let kept: KeptKey;
      before(async () => {
        kept = await seal(secret, address, lock, answer);
      });

      it("is opened by its answer, and is nowhere in what is kept", async () => {
        expect(await unseal(kept, answer)).to.deep.equal(secret);
        expect(signerOf(await unseal(kept, answer)).address).to.equal(kept.address);
        expect(Buffer.from(kept.sealed).includes(Buffer.from(secret))).to.equal(false);
      });

      it("is not opened by another answer", async () => {
        expect(await codeOf(unseal(kept, flipped(answer)))).to.equal("KEY_LOCKED");
        expect(await codeOf(unseal(kept, new Uint8Array()))).to.equal("KEY_LOCKED");
      });

      it("is not opened where anything that is kept was changed", async () => {
        const other = drawKey().address;
        const changed: Record<string, KeptKey> = {
          sealed: { ...kept, sealed: flipped(kept.sealed) },
          "cut off": { ...kept, sealed: kept.sealed.slice(0, -1) },
          iv: { ...kept, iv: flipped(kept.iv) },
          address: { ...kept, address: other },
          salt: { ...kept, lock: { ...lock, salt: flipped(lock.salt) } },
        };
        for (const [what, record] of Object.entries(changed)) {
          expect(await codeOf(unseal(record, answer)), what).to.equal("KEY_LOCKED");
        }
      });
    });
  }

  it("is sealed another way each time", async () => {
    const [one, two] = await Promise.all([1, 2].map(() => seal(secret, address, passkey, answers.passkey)));
    expect(one!.iv).to.not.deep.equal(two!.iv);
    expect(one!.sealed).to.not.deep.equal(two!.sealed);
  });

  it("refuses fewer rounds than stated, and so many that the page would hang", async () => {
    for (const iterations of [1, ITERATIONS - 1, 2 ** 31]) {
      const lock: Lock = { ...passphrase, iterations };
      const record = { ...(await seal(secret, address, passkey, answers.passkey)), lock };
      const began = performance.now();
      expect(await codeOf(unseal(record, answers.passphrase)), `${iterations}`).to.equal("KEY_LOCKED");
      expect(performance.now() - began, "milliseconds").to.be.below(10_000);
    }
    let refused = false;
    await seal(secret, address, { ...passphrase, iterations: 1 }, answers.passphrase).catch(() => {
      refused = true;
    });
    expect(refused, "sealing with one round").to.equal(true);
  });

  it("takes a passphrase whichever way its letters are composed", () => {
    expect(passphraseBytes("caf\u00e9")).to.deep.equal(passphraseBytes("cafe\u0301"));
  });

  it("is saved as text that a wallet takes, with the warning", () => {
    const lines = keyText(secret).trim().split("\n");
    expect(lines.at(-1)).to.equal(`0x${Buffer.from(secret).toString("hex")}`);
    expect(lines.at(-2)).to.equal(address);
    expect(lines[0]).to.include("not encrypted");
  });
});
