import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import { expect } from "chai";
import { writeFilesAtomic } from "../../src/files/atomic-write.ts";
import { makeFolder } from "../../src/files/make-folder.ts";
import { checkWritable, writeError } from "../../src/files/writable.ts";

describe("checkWritable", () => {
  it("takes a place that can be written, also below folders that are not there, and leaves nothing behind", () =>
    withFolder(async (folder) => {
      await writeFile(join(folder, "old.json"), "old");
      await checkWritable([join(folder, "old.json"), join(folder, "a/b/new.json")]);
      expect(await readdir(folder)).to.deep.equal(["old.json"]);
      expect(await readFile(join(folder, "old.json"), "utf8")).to.equal("old");
    }));

  it("refuses a folder, a path through a file, and a place where nothing can be made", () =>
    withFolder(async (folder) => {
      await mkdir(join(folder, "folder"));
      await writeFile(join(folder, "file"), "");
      for (const path of [join(folder, "folder"), join(folder, "file/out.json"), "/proc/nowhere/out.json"]) {
        expect(await rejectionCode(checkWritable([path])), path).to.equal("FILE_UNWRITABLE");
      }
    }));
});

describe("makeFolder", () => {
  it("makes what is missing, by several at once too, and minds nothing that is there", () =>
    withFolder(async (folder) => {
      const path = join(folder, "a/b/c");
      await Promise.all([makeFolder(path, 0o700), makeFolder(path, 0o700), makeFolder(join(folder, "a/d"))]);
      await makeFolder(path);
      expect((await stat(path)).mode & 0o777).to.equal(0o700);
      expect(await readdir(join(folder, "a"))).to.have.members(["b", "d"]);
    }));

  it("ends where a folder takes no other, which Node's own does not, and where a file is in the way", () =>
    withFolder(async (folder) => {
      await writeFile(join(folder, "file"), "");
      const code = (path: string) => makeFolder(path).catch(({ code }: NodeJS.ErrnoException) => code);
      expect(await code("/proc/nowhere/a")).to.equal("ENOENT");
      expect(await code(join(folder, "file"))).to.equal("EEXIST");
      expect(await code(join(folder, "file/a"))).to.equal("ENOTDIR");
    }));
});

describe("writeFilesAtomic", () => {
  it("writes none where one of the places is a folder", () =>
    withFolder(async (folder) => {
      await mkdir(join(folder, "b"));
      const files = [
        [join(folder, "a"), "1"],
        [join(folder, "b"), "2"],
      ] as const;
      expect(await rejectionCode(writeFilesAtomic(files))).to.equal("FILE_UNWRITABLE");
      expect(await readdir(folder)).to.deep.equal(["b"]);
    }));
});

describe("writeError", () => {
  it("is a sentence for what a system refuses, and leaves other errors alone", () => {
    const system = (code: string) => Object.assign(new Error(code), { code, syscall: "open" });
    expect(writeError("x", system("EROFS"))).to.include({ code: "FILE_UNWRITABLE" });
    expect(writeError("x", system("EROFS")).message).to.equal("x cannot be written: the disk is read-only.");
    expect(writeError("x", system("ENOSPC"))).to.include({ code: "DISK_FULL" });
    const other = new TypeError("a bug");
    expect(writeError("x", other)).to.equal(other);
  });
});
