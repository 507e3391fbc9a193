import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import { CEREMONY_SHA256, loadSrs, packagedSrsPath } from "@idol/ezkl/srs";
import { expect } from "chai";

describe("loadSrs", () => {
  for (const logrows of [8, 9, 10, 11, 12]) {
    it(`takes the ceremony's file for logrows ${logrows}`, async () => {
      const srs = await loadSrs(logrows);
      expect(srs.origin).to.equal("ceremony");
      expect(srs.sha256).to.equal(CEREMONY_SHA256[logrows]);
      expect(srs.bytes).to.deep.equal(readFileSync(packagedSrsPath(logrows)));
    });
  }

  // logrows, then the powers of tau as 64-byte points, their Lagrange form, two points of the other group.
  for (const logrows of [8, 9, 10]) {
    it(`has the first powers of the ceremony's larger file in that for logrows ${logrows}`, () => {
      const [small, large] = [readFileSync(packagedSrsPath(logrows)), readFileSync(packagedSrsPath(11))];
      const powers = 4 + 64 * 2 ** logrows;
      expect(small.readUInt32LE()).to.equal(logrows);
      expect(small.subarray(4, powers).equals(large.subarray(4, powers))).to.equal(true);
      expect(small.subarray(-256).equals(large.subarray(-256))).to.equal(true);
    });
  }

  for (const [where, index] of Object.entries({ first: 0, middle: 100_000, last: 262_403 })) {
    it(`refuses a file with one bit flipped in its ${where} byte`, () =>
      withFolder(async (folder) => {
        const bytes = readFileSync(packagedSrsPath(11));
        bytes[index]! ^= 1;
        const path = join(folder, "kzg11.srs");
        writeFileSync(path, bytes);
        expect(await rejectionCode(loadSrs(11, path))).to.equal("SRS_WRONG_HASH");
      }));
  }

  it("refuses the ceremony's file of another size", async () => {
    expect(await rejectionCode(loadSrs(12, packagedSrsPath(11)))).to.equal("SRS_WRONG_HASH");
  });

  it("says when there is no file, and when none is published", async () => {
    expect(await rejectionCode(loadSrs(12, "/no/such/kzg12.srs"))).to.equal("SRS_MISSING");
    expect(await rejectionCode(loadSrs(7))).to.equal("SRS_MISSING");
    expect(await rejectionCode(loadSrs(21))).to.equal("SRS_MISSING");
  });

  it("knows a hash for logrows 8 to 20, all different", () => {
    expect(Object.keys(CEREMONY_SHA256).map(Number)).to.deep.equal(
      Array.from({ length: 13 }, (_, i) => i + 8),
    );
    expect(new Set(Object.values(CEREMONY_SHA256)).size).to.equal(13);
  });
});
