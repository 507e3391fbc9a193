import { expect } from "chai";
import { useSuiteFolder } from "../helpers/folder.ts";
import { createRuntime, runTaskIn } from "../helpers/runtime.ts";

describe("idol:demo", function () {
  this.timeout(180_000);
  const folder = useSuiteFolder();

  it("prints one JSON value and nothing else with --json; its story stays untold", async () => {
    const hre = await createRuntime("default", folder.path("ignition"));
    const { result, output, progress } = await runTaskIn(hre, "idol:demo", { json: true });
    expect(JSON.parse(output)).to.have.all.keys(Object.keys(result));
    expect(progress).to.include("prove");
  });

  it("goes on with --full to a season in an ERC-20: badge, bond, reveal, audit, a rejected copy, final withdrawal", async () => {
    const hre = await createRuntime("default", folder.path("ignition"));
    const { result, output } = await runTaskIn(hre, "idol:demo", { full: true });
    const { audited } = result;
    const token = 10n ** 18n;
    expect(audited).to.include({ season: 2n, paid: 35n * token, left: 35n * token });
    expect(audited.badge.attributes.length).to.be.above(3);
    const names = audited.refusals.map((text: string) => /\[(\w+)\]$/.exec(text)?.[1]);
    expect(names).to.deep.equal(["IdolRevealTooEarly", "IdolNothingOwed", "IdolClaimNotFinal"]);
    expect(output).to.include("an earlier claim of the same recording").and.include("35 MOCK");
  });
});
