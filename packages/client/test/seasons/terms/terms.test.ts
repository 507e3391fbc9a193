import { CodedError } from "@idol/ezkl/errors";
import { expect } from "chai";
import { HDNodeWallet } from "ethers";
import { NATIVE } from "../../../src/currencies/currency.ts";
import {
  checkPayable,
  checkPublicTerms,
  type SeasonWish,
  TermsError,
  type TermsFault,
  termsOf,
} from "../../../src/seasons/terms/index.ts";

const SENDER = "0x0000000000000000000000000000000000001111";
const AUDITOR = "0x0000000000000000000000000000000000002222";
const NOW = 1_800_000_000;
const SEPOLIA = 11155111n;

describe("the terms of a season", () => {
  const judge = { hash: `0x${"ab".repeat(32)}`, scale: 10, lowest: -2048n, highest: 2048n, threshold: 681n };
  const wish: SeasonWish = { prize: "0.01", duration: "30d" };
  const audit = { auditor: AUDITOR, bond: "0.001", revealPeriod: "2d", auditPeriod: "3d" };
  const terms = (more: Partial<SeasonWish> = {}) =>
    termsOf({ ...wish, ...more }, { judge, sender: SENDER, now: NOW, currency: NATIVE });
  const planned = (more: Partial<SeasonWish> = {}) => ({
    terms: terms(more),
    pot: 10n ** 16n,
    currency: NATIVE,
    now: NOW,
    anyway: false,
    open: false,
    accounts: [SENDER],
  });
  const refused = (fault: TermsFault, field: string | undefined, work: () => unknown) => {
    let thrown: unknown;
    try {
      work();
    } catch (caught) {
      thrown = caught;
    }
    expect(thrown).to.be.instanceOf(TermsError);
    expect({ fault: (thrown as TermsError).fault, field: (thrown as TermsError).field }).to.deep.equal({
      fault,
      field,
    });
    expect((thrown as CodedError).code).to.equal("TERMS_INVALID");
  };

  it("come from texts, the judge's range and the chain's clock", () => {
    expect(terms({ opensIn: "1h", threshold: "0.5" })).to.include({
      opensAt: NOW + 3600,
      closesAt: NOW + 3600 + 30 * 86400,
      threshold: 512n,
      minScore: -2048n,
      maxScore: 2048n,
      organiser: SENDER,
    });
    expect(terms().threshold, "the published one").to.equal(681n);
  });

  it("are refused by the field that is wrong", () => {
    refused("amount", "prize", () => terms({ prize: "0" }));
    refused("duration", "opensIn", () => terms({ opensIn: "soon" }));
    refused("score", "threshold", () => terms({ threshold: "much" }));
    refused("root", "allowlistRoot", () => terms({ allowlistRoot: `0x${"00".repeat(32)}` }));
    refused("amount", "bond", () => terms({ ...audit, bond: "-1" }));
    refused("duration", "auditPeriod", () => terms({ ...audit, auditPeriod: "3" }));
    refused("phrase-without-audit", "phrase", () => terms({ phrase: true }));
    for (const missing of Object.keys(audit))
      refused("audit-incomplete", undefined, () => terms({ ...audit, [missing]: undefined }));
    expect(() => terms({ organiser: "0x12" })).to.throw(CodedError, /organiser/);
  });

  it("are refused where nobody can be paid, unless that is meant", () => {
    checkPayable(planned());
    refused("threshold-unreachable", "threshold", () =>
      checkPayable({ ...planned({ threshold: "2.1" }), anyway: true }),
    );
    const poor = { ...planned(), pot: 1n };
    refused("pot-below-prize", "pot", () => checkPayable(poor));
    checkPayable({ ...poor, anyway: true });
    checkPayable({ ...poor, pot: undefined });
    refused("too-short", "duration", () => checkPayable(planned({ duration: "599s" })));
    checkPayable({ ...planned({ duration: "599s" }), anyway: true });
    checkPayable(planned({ duration: "600s" }));
  });

  it("are refused on a public chain where an organiser would regret them, and never on a development chain", () => {
    const careless = planned();
    refused("unguarded", undefined, () => checkPublicTerms(SEPOLIA, careless));
    checkPublicTerms(SEPOLIA, { ...careless, open: true });
    checkPublicTerms(31337, careless);
    checkPublicTerms(SEPOLIA, planned({ allowlistRoot: `0x${"11".repeat(32)}` }));
    const audited = planned(audit);
    checkPublicTerms(SEPOLIA, audited);
    refused("unfunded", "pot", () => checkPublicTerms(SEPOLIA, { ...audited, pot: 1n }));
    refused("over", "duration", () => checkPublicTerms(SEPOLIA, { ...audited, now: NOW + 31 * 86400 }));
  });

  it("name nobody whose key everybody has", () => {
    const mnemonic = "test test test test test test test test test test test junk";
    const root = HDNodeWallet.fromPhrase(mnemonic, undefined, "m/44'/60'/0'/0");
    for (const index of [0, 7, 19]) {
      const { address } = root.deriveChild(index);
      refused("test-account", undefined, () =>
        checkPublicTerms(SEPOLIA, planned({ ...audit, auditor: address })),
      );
      refused("test-account", undefined, () =>
        checkPublicTerms(SEPOLIA, { ...planned(audit), accounts: [address] }),
      );
    }
  });
});
