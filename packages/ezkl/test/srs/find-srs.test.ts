import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import { expect } from "chai";
import type { Manifest } from "../../src/circuit/manifest.ts";
import { sha256 } from "../../src/files/hashes.ts";
import { cachedSrsPath, findCeremonySrs, findSrsOf, testSrsPath } from "../../src/srs/find-srs.ts";
import { provideTestSrs } from "../../src/srs/provide-srs.ts";
import { CEREMONY_SHA256, packagedSrsPath } from "../../src/srs/srs.ts";

/** Runs a test with a cache of its own. */
const withCache = (test: () => Promise<void>) =>
  withFolder(async (folder) => {
    const before = process.env.IDOL_CACHE_DIR;
    process.env.IDOL_CACHE_DIR = folder;
    try {
      await test();
    } finally {
      if (before === undefined) delete process.env.IDOL_CACHE_DIR;
      else process.env.IDOL_CACHE_DIR = before;
    }
  });

const built = (logrows: number, origin: Manifest["srs"]["origin"], srs: string) => ({
  srs: { logrows, origin },
  identity: { onnx: srs, vk: srs, verifier: srs, settings: srs, srs, features: srs },
});

function put(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

describe("findSrsOf", () => {
  it("takes the package's file for a circuit under the ceremony's SRS", () =>
    withCache(async () => {
      const { path } = await findSrsOf(built(12, "ceremony", CEREMONY_SHA256[12]!));
      expect(path).to.equal(packagedSrsPath(12));
    }));

  it("takes what was downloaded where the package has none, and checks it again", () =>
    withCache(async () => {
      expect(await rejectionCode(findCeremonySrs(16))).to.equal("SRS_MISSING");
      mkdirSync(dirname(cachedSrsPath(16)), { recursive: true });
      copyFileSync(packagedSrsPath(11), cachedSrsPath(16));
      expect(await rejectionCode(findCeremonySrs(16))).to.equal("SRS_WRONG_HASH");
    }));

  it("takes this machine's test SRS only if it is the one that the circuit was built under", () =>
    withCache(async () => {
      const bytes = Uint8Array.of(1, 2, 3);
      const manifest = built(16, "insecure-test", sha256(bytes));
      expect(await rejectionCode(findSrsOf(manifest))).to.equal("SRS_MISSING");
      put(testSrsPath(16), Uint8Array.of(3, 2, 1));
      expect(await rejectionCode(findSrsOf(manifest))).to.equal("SRS_MISSING");
      put(testSrsPath(16), bytes);
      expect((await findSrsOf(manifest)).origin).to.equal("insecure-test");
    }));

  it("keeps the test SRS that is there, and needs no Python for it", () =>
    withCache(async () => {
      put(testSrsPath(11), Uint8Array.of(7));
      const srs = await provideTestSrs(11, () => Promise.reject(new Error("Python was asked for")));
      expect(srs).to.deep.include({ origin: "insecure-test", sha256: sha256(Uint8Array.of(7)) });
    }));
});
