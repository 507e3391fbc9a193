import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { rejectionCode } from "@idol/dev/code-of";
import { expect } from "chai";
import { scanFolder } from "../../src/corpora/scan.ts";

describe("corpora: scanning a folder", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "idol-scan-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function put(path: string, content = path): Promise<string> {
    const full = join(folder, path);
    await mkdir(dirname(full), { recursive: true });
    await writeFile(full, content);
    return full;
  }

  it("labels what it knows, however deep, in the order of the paths", async () => {
    await put("tess/TESS/YAF_happy/YAF_back_happy.wav");
    await put("b/Actor_01/03-01-08-01-01-01-01.wav");
    await put("savee/ALL/DC_a01.wav");
    const { clips } = await scanFolder(folder);
    expect(clips.map((clip) => `${clip.speaker} ${clip.emotion}`)).to.deep.equal([
      "ravdess-01 surprise",
      "savee-DC angry",
      "tess-YAF happy",
    ]);
  });

  it("counts copies once, by content: Kaggle's TESS holds every file twice", async () => {
    const first = await put("tess/YAF_sad/YAF_bar_sad.wav", "same");
    const second = await put("tess/inner/YAF_sad/YAF_bar_sad.wav", "same");
    const { clips, duplicates } = await scanFolder(folder);
    expect(clips).to.have.length(1);
    expect(duplicates).to.have.length(1);
    expect([first, second].map((path) => path.split("tess/")[1])).to.include(
      duplicates[0]!.path.split("tess/")[1],
    );
  });

  it("reports unknown names and unreadable files, and passes over what is no sound", async () => {
    await put("YAF_bar_sad.wav");
    await put("mine.wav");
    await put("YAF_bath_sad.wav", "");
    await put("notes.txt");
    await put("__MACOSX/YAF_bean_sad.wav");
    await put("._YAF_beg_sad.wav");
    const scan = await scanFolder(folder);
    expect(scan.clips).to.have.length(1);
    expect(scan.unknown.map((path) => path.split("/").at(-1))).to.deep.equal(["mine.wav"]);
    expect(scan.unreadable.map(({ path }) => path.split("/").at(-1))).to.deep.equal(["YAF_bath_sad.wav"]);
  });

  it("refuses a folder that is missing, empty, or without a known recording", async () => {
    expect(await rejectionCode(scanFolder(join(folder, "nowhere")))).to.equal("DATA_NOT_FOUND");
    expect(await rejectionCode(scanFolder(folder))).to.equal("DATA_NOT_FOUND");
    await put("mine.wav");
    expect(await rejectionCode(scanFolder(folder))).to.equal("DATA_NOT_FOUND");
  });

  it("stops when cancelled", async () => {
    await put("YAF_bar_sad.wav");
    expect(await rejectionCode(scanFolder(folder, { signal: AbortSignal.abort() }))).to.equal("CANCELLED");
  });
});
