import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import { expect } from "chai";
import { ARCHIVE_LIMITS, openArchive } from "../../../src/corpora/download/archive.ts";
import { unpackFiles } from "../../../src/corpora/download/unpack.ts";
import { makeRandom } from "../../../src/judge/train/random.ts";
import { type ZipFileSpec, zipBytes } from "./zip-bytes.ts";

const LINK = 0o120777;
const DEVICE = 0o020666;

describe("archives", () => {
  const open = async (folder: string, bytes: Uint8Array, limits = ARCHIVE_LIMITS) => {
    const path = join(folder, "a.zip");
    await writeFile(path, bytes);
    return openArchive(path, limits);
  };
  const unpack = async (folder: string, specs: readonly ZipFileSpec[]) => {
    const { zip, files } = await open(folder, zipBytes(specs));
    try {
      await unpackFiles({ zip }, files, join(folder, "out"), "a.zip");
    } finally {
      zip.close();
    }
  };

  it("unpack to the files they were made of", () =>
    withFolder(async (folder) => {
      const random = makeRandom(4);
      const noise = Uint8Array.from({ length: 100_000 }, () => random.int(256));
      await unpack(folder, [
        { name: "set/", mode: 0o040755 },
        { name: "set/a.wav", data: noise },
        { name: "set/deeper/b.wav", data: "b" },
        { name: "empty.wav" },
      ]);
      const out = join(folder, "out");
      expect(await readdir(out)).to.have.members(["set", "empty.wav"]);
      expect(Buffer.compare(await readFile(join(out, "set", "a.wav")), noise)).to.equal(0);
      expect(await readFile(join(out, "set", "deeper", "b.wav"), "utf8")).to.equal("b");
    }));

  const bad: Record<string, ZipFileSpec[]> = {
    "a path out of the folder": [{ name: "../escaped.wav" }],
    "a path out of the folder, further in": [{ name: "set/../../escaped.wav" }],
    "an absolute path": [{ name: "/tmp/escaped.wav" }],
    "a drive": [{ name: "C:/escaped.wav" }],
    "a path with backslashes": [{ name: "..\\escaped.wav" }],
    "a path with a dot in it": [{ name: "set/./a.wav" }],
    "a control character": [{ name: "a\n.wav" }],
    "a symbolic link": [{ name: "a.wav", data: "/etc/passwd", mode: LINK }],
    "a device": [{ name: "a.wav", mode: DEVICE }],
    "a file that is encrypted": [{ name: "a.wav", data: "x", encrypted: true }],
    "the same file twice": [{ name: "a.wav" }, { name: "a.wav" }],
    "the same file twice where A is a": [{ name: "a.wav" }, { name: "A.WAV" }],
    "far more than it is": [{ name: "a.wav", data: new Uint8Array(5_000_000) }],
  };
  for (const [what, specs] of Object.entries(bad)) {
    it(`are refused with ${what}`, () =>
      withFolder(async (folder) => {
        const files = [{ name: "good.wav", data: "good" }, ...specs];
        expect(await rejectionCode(unpack(folder, files))).to.equal("ARCHIVE_INVALID");
        expect(await readdir(folder)).to.deep.equal(["a.zip"]);
      }));
  }

  it("are refused with more files or bytes than a data set has", () =>
    withFolder(async (folder) => {
      const bytes = zipBytes([
        { name: "a.wav", data: "aaaa" },
        { name: "b.wav", data: "bbbb" },
      ]);
      expect(await rejectionCode(open(folder, bytes, { ...ARCHIVE_LIMITS, entries: 1 }))).to.equal(
        "ARCHIVE_INVALID",
      );
      expect(await rejectionCode(open(folder, bytes, { ...ARCHIVE_LIMITS, bytes: 7 }))).to.equal(
        "ARCHIVE_INVALID",
      );
      (await open(folder, bytes, { ...ARCHIVE_LIMITS, entries: 2, bytes: 8 })).zip.close();
    }));

  it("are refused when they are no zip, or cut short", () =>
    withFolder(async (folder) => {
      const bytes = zipBytes([{ name: "a.wav", data: "a" }]);
      for (const wrong of [
        new Uint8Array(),
        Buffer.from("<html>Sign in</html>"),
        bytes.subarray(0, -9),
        bytes.subarray(20),
      ])
        expect(await rejectionCode(open(folder, wrong))).to.equal("ARCHIVE_INVALID");
    }));

  it("are found out by a checksum or a size that is wrong", () =>
    withFolder(async (folder) => {
      const wrongs: Partial<ZipFileSpec>[] = [{ crc: 1 }, { size: 3 }, { size: 30 }];
      for (const wrong of wrongs) {
        const files = [{ name: `${JSON.stringify(wrong).length}.wav`, data: "sound", ...wrong }];
        expect(await rejectionCode(unpack(folder, files))).to.equal("ARCHIVE_INVALID");
      }
    }));

  it("can be left when cancelled", () =>
    withFolder(async (folder) => {
      const { zip, files } = await open(folder, zipBytes([{ name: "a.wav" }]));
      const out = join(folder, "out");
      const unpacking = unpackFiles({ zip }, files, out, "a.zip", { signal: AbortSignal.abort() });
      expect(await rejectionCode(unpacking)).to.equal("CANCELLED");
      zip.close();
    }));
});
