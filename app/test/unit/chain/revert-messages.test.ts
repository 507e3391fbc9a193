import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { Interface, type InterfaceAbi } from "ethers";
import { appPaths } from "../../../host/paths.ts";
import { EXPLANATIONS } from "../../../src/chain/revert-messages.ts";

/** What only organisers, owners and guardians run into, who work with the tasks. */
const NOT_ON_THE_PAGE = [
  "IdolInvalidAuditTerms",
  "IdolCurrencyHasNoCode",
  "IdolCurrencyNotApproved",
  "IdolGuardianIsOwner",
  "IdolNotGuardian",
  "IdolNotOrganiser",
  "IdolNothingFunded",
  "IdolNothingLeft",
  "IdolOrganiserIsZero",
  "IdolPauseBudgetExceeded",
  "IdolPrizeIsZero",
  "IdolSeasonNotFinal",
  "IdolSeasonNotPaused",
  "IdolInvalidSeasonScores",
  "IdolInvalidSeasonTimes",
];

describe("what the contract's refusals mean", () => {
  it("has a sentence and a next step for every error that the page can run into, and for no other", async () => {
    const path = join(appPaths.workspace, "artifacts/contracts/interfaces/IIdolReward.sol/IIdolReward.json");
    const { abi } = JSON.parse(await readFile(path, "utf8")) as { abi: InterfaceAbi };
    const errors: Record<string, number> = {};
    new Interface(abi).forEachError(({ name, inputs }) => {
      errors[name] = inputs.length;
    });
    const wanted = Object.keys(errors).filter((name) => !NOT_ON_THE_PAGE.includes(name));
    const explained = Object.keys(EXPLANATIONS).filter((name) => name.startsWith("Idol"));
    expect(explained.sort()).to.deep.equal(wanted.sort());
    for (const name of explained) {
      const args = Array.from({ length: errors[name]! }, () => "0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
      const [sentence, remedy] = EXPLANATIONS[name]!(args as never);
      expect(`${sentence} ${remedy}`, name).to.not.include("undefined");
      expect(
        [sentence, remedy].every((text) => /^[A-Z0-9].*\.$/.test(text)),
        `${sentence} ${remedy}`,
      ).to.equal(true);
    }
  });
});
