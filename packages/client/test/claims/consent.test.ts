import { codeOf, errorOf } from "@idol/dev/code-of";
import { expect } from "chai";
import { verifyTypedData, Wallet } from "ethers";
import { CLAIM_TYPES, parseSignedClaim, signClaim, signedClaimText } from "../../src/claims/consent.ts";
import { signingDomain } from "../../src/contracts/signing-domain.ts";

const proof = `0x${"ab".repeat(32)}`;
const contest = { chainId: 31337, reward: "0x5FbDB2315678afecb367f032d93F642f64180aa3" };
const claim = { season: 2n, commitment: `0x${"5a".repeat(32)}`, score: -7n };

describe("a signed claim", () => {
  it("is the signer's, for this very claim", async () => {
    const wallet = Wallet.createRandom();
    const { deadline, signature } = await signClaim(wallet, contest, claim, 1_800_000_000n);
    const signed = { ...claim, singer: wallet.address, deadline };
    const recover = (message: object) =>
      verifyTypedData(signingDomain(contest), CLAIM_TYPES, message, signature);
    expect(recover(signed)).to.equal(wallet.address);
    expect(recover({ ...signed, score: 7n })).to.not.equal(wallet.address);
  });

  it("is read as it was written, for its proof alone", () => {
    const consent = { deadline: 1_800_000_000n, signature: `0x${"cd".repeat(65)}` };
    const text = signedClaimText(proof, consent);
    expect(parseSignedClaim(text, proof)).to.deep.equal(consent);
    const wrong = [
      "Dear relayer",
      "null",
      text.replace("0xcd", "0xc"),
      text.replace("1800000000", "-1"),
      "{}",
    ];
    for (const each of wrong) {
      const { code, cause } = errorOf(() => parseSignedClaim(each, proof));
      expect([code, (cause as Error).name]).to.deep.equal(["CONSENT_INVALID", "ZodError"]);
    }
    const other = `0x${"ba".repeat(32)}`;
    expect(codeOf(() => parseSignedClaim(text, other))).to.equal("CONSENT_INVALID");
  });
});
