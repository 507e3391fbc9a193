import { errorOf } from "@idol/dev/code-of";
import { CodedError } from "@idol/ezkl/errors";
import { expect } from "chai";
import { HDNodeWallet, ZeroAddress } from "ethers";
import { NATIVE } from "../../../src/currencies/currency.ts";
import {
  amountIn,
  checkPayable,
  checkPublicAccounts,
  checkPublicTerms,
  instanceIn,
  isAllowlistRoot,
  type SeasonWish,
  secondsIn,
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

  it("give badges unless they are not wished for, and have an audit, with a phrase or without, as a whole", () => {
    expect(terms()).to.include({
      badge: true,
      auditor: ZeroAddress,
      bond: 0n,
      revealPeriod: 0,
      phrase: false,
    });
    expect(terms({ badge: false }).badge).to.equal(false);
    expect(terms({ ...audit, phrase: true })).to.include({
      auditor: AUDITOR,
      bond: 10n ** 15n,
      revealPeriod: 2 * 86400,
      auditPeriod: 3 * 86400,
      phrase: true,
    });
    expect(terms(audit).phrase).to.equal(false);
  });

  it("need a threshold where the judge has none published", () => {
    const open = { judge: { ...judge, threshold: undefined }, sender: SENDER, now: NOW, currency: NATIVE };
    expect(errorOf(() => termsOf(wish, open)).message).to.include("no published threshold");
    expect(errorOf(() => termsOf({ ...wish, threshold: "x" }, open)).message).to.include(
      '"x" is not a score',
    );
    expect(termsOf({ ...wish, threshold: "1" }, open).threshold).to.equal(1024n);
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
    // It counts from the opening where that is to come, and from now where it was.
    refused("too-short", "duration", () => checkPayable(planned({ opensIn: "1h", duration: "599s" })));
    refused("too-short", "duration", () =>
      checkPayable({ ...planned({ duration: "700s" }), now: NOW + 101 }),
    );
    checkPayable({ ...planned({ duration: "700s" }), now: NOW + 100 });
  });

  it("are told in the judge's and the currency's units", () => {
    const said = (work: () => unknown) => {
      const { message, remedy } = errorOf(work);
      return `${message} ${remedy}`;
    };
    expect(said(() => checkPayable(planned({ threshold: "-3" }))))
      .to.include("-3.0000 lies")
      .and.include("-2.0000 to 2.0000");
    expect(said(() => checkPayable({ ...planned(), pot: 1n }))).to.include("of 0.01 ETH");
    expect(said(() => checkPayable(planned({ duration: "599s" })))).to.include("for 9 min 59 s only");
    const late = { ...planned({ duration: "1h" }), now: NOW + 2 * 3600 };
    expect(said(() => checkPayable(late)))
      .to.include("for 0 s only")
      .and.include("10 minutes");
  });

  it("may have either end of the judge's range as the threshold, and nothing beyond", () => {
    checkPayable(planned({ threshold: "2" }));
    checkPayable(planned({ threshold: "-2" }));
    for (const threshold of ["2.0001", "-2.001"])
      refused("threshold-unreachable", "threshold", () => checkPayable(planned({ threshold })));
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
    refused("over", "duration", () => checkPublicTerms(SEPOLIA, { ...audited, now: NOW + 30 * 86400 }));
    checkPublicTerms(SEPOLIA, { ...audited, now: NOW + 30 * 86400 - 1 });
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
      refused("test-account", undefined, () => checkPublicAccounts(SEPOLIA, [SENDER, address]));
      checkPublicAccounts(31337, [address]);
    }
  });
});

describe("what an organiser writes", () => {
  it("is a duration as a whole number and a unit, and nothing around it", () => {
    const durations = ["90s", "15m", "12h", "30d"].map(secondsIn);
    expect(durations).to.deep.equal([90, 900, 43_200, 2_592_000]);
    for (const text of ["0s", "s", "1.5h", "-1s", "x90s", "90sx", "90", ""])
      expect(secondsIn(text), text).to.equal(undefined);
  });

  it("is an amount above zero, in no finer digits than the currency has", () => {
    const amounts = ["12", "1.25", "0.01"].map((text) => amountIn(text, { decimals: 2 }));
    expect(amounts).to.deep.equal([1200n, 125n, 1n]);
    for (const text of ["0", "0.001", ".5", "5.", "-1", "x1", "1x", "1.5x", ""])
      expect(amountIn(text, { decimals: 2 }), text).to.equal(undefined);
  });

  it("is a score, of which the least instance that is not below it is taken", () => {
    const instances = ["12.5", "3", "0.1", "0.12", "-0.1", "-1", "0.125"].map((text) => instanceIn(text, 3));
    expect(instances).to.deep.equal([100n, 24n, 1n, 1n, 0n, -8n, 1n]);
    for (const text of [".5", "5.", "x1", "1x", "--1", "", "1".repeat(21), `0.${"1".repeat(31)}`])
      expect(instanceIn(text, 3), text).to.equal(undefined);
  });

  it("is a root as 32 bytes that are not all zero", () => {
    const roots = [`0x${"11".repeat(32)}`, `0x${"00".repeat(32)}`, `0x${"11".repeat(31)}`, "root"];
    expect(roots.map(isAllowlistRoot)).to.deep.equal([true, false, false, false]);
  });
});
