import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import { expect } from "chai";
import { Budget } from "../src/budget.ts";

describe("a relay's budget", () => {
  it("refuses what would exceed the day's cap, and begins anew the next day", async () => {
    let now = new Date("2026-01-01T23:00:00Z");
    const budget = await Budget.open(100n, undefined, () => now);
    await budget.reserve(60n);
    expect(await rejectionCode(budget.reserve(41n))).to.equal("SPENDING_CAP");
    expect(budget.left).to.equal(40n);
    now = new Date("2026-01-02T00:00:00Z");
    expect(budget.left).to.equal(100n);
  });

  it("gives back what a transaction did not cost, and no more than was spent", async () => {
    const budget = await Budget.open(100n);
    await budget.reserve(60n);
    await budget.settle(60n, 10n);
    expect(budget.spent).to.equal(10n);
    await budget.settle(60n, 0n);
    expect(budget.spent).to.equal(0n);
  });

  it("remembers the day's spending over a restart, also what was set aside and never settled", async () => {
    await withFolder(async (folder) => {
      const file = join(folder, "relay.json");
      await (await Budget.open(100n, file)).reserve(60n);
      expect((await Budget.open(100n, file)).left).to.equal(40n);
      expect(await readFile(file, "utf8")).to.include('"60"');
    });
  });

  it("refuses a file that holds something else: an unreadable cap is no cap", async () => {
    await withFolder(async (folder) => {
      const file = join(folder, "relay.json");
      await writeFile(file, '{"day":"2026-01-01","spent":"-5"}');
      expect(await rejectionCode(Budget.open(100n, file))).to.equal("REQUEST_INVALID");
    });
  });
});
