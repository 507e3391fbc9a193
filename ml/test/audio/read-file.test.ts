import { execFileSync } from "node:child_process";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rejectionCode } from "@idol/dev/code-of";
import { expect } from "chai";
import { readAudioFile } from "../../src/audio/read-file.ts";

describe("readAudioFile", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "idol-read-"));
  });

  after(async () => {
    await rm(folder, { recursive: true });
  });

  it("gives a file's bytes", async () => {
    const path = join(folder, "clip.wav");
    await writeFile(path, Uint8Array.of(1, 2, 3));
    expect(await readAudioFile(path)).to.deep.equal(Uint8Array.of(1, 2, 3));
  });

  it("refuses what is not there", async () => {
    expect(await rejectionCode(readAudioFile(join(folder, "none.wav")))).to.equal("FILE_NOT_FOUND");
    await writeFile(join(folder, "file"), "x");
    expect(await rejectionCode(readAudioFile(join(folder, "file", "under.wav")))).to.equal("FILE_NOT_FOUND");
  });

  it("refuses a folder", async () => {
    expect(await rejectionCode(readAudioFile(folder))).to.equal("NOT_A_FILE");
  });

  it("refuses a pipe without waiting for its writer", async function () {
    if (process.platform === "win32") this.skip();
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    expect(await rejectionCode(readAudioFile(pipe))).to.equal("NOT_A_FILE");
  });

  it("refuses an empty file", async () => {
    const path = join(folder, "empty.wav");
    await writeFile(path, "");
    expect(await rejectionCode(readAudioFile(path))).to.equal("FILE_EMPTY");
  });

  it("refuses a file that would fill the memory, unread", async () => {
    const path = join(folder, "huge.wav");
    await writeFile(path, "");
    await truncate(path, 3 * 2 ** 30);
    expect(await rejectionCode(readAudioFile(path))).to.equal("FILE_UNREADABLE");
  });

  it("says so where a path cannot be opened", async () => {
    expect(await rejectionCode(readAudioFile(join(folder, "n".repeat(300))))).to.equal("FILE_UNREADABLE");
  });
});
