import { appendFile, mkdir, readFile } from "node:fs/promises";
import { expect } from "chai";
import { AuditJournal, type AuditLine } from "../../../tasks/audits/journal.ts";
import { useFolder } from "../../helpers/folder.ts";
import { expectCode } from "../expect-code.ts";

const line: AuditLine = {
  reward: "0x01",
  season: "1",
  singer: "0x02",
  uri: "https://example.org/a.wav",
  recordingHash: "0x03",
  scoreClaimed: "7",
  outcome: "as-proved",
};

describe("a season's audit on disk", () => {
  const folder = useFolder();
  const path = () => folder.path("deep/audit.jsonl");
  const reopened = async (...lines: AuditLine[]) => {
    const journal = await AuditJournal.open(path());
    for (const each of lines) await journal.add(each);
    return await AuditJournal.open(path());
  };

  it("keeps what was settled, also after half a line", async () => {
    await reopened(line);
    await appendFile(path(), '{"season":"1","singer":"0x0');
    const journal = await reopened({ ...line, singer: "0x04", outcome: "not-as-proved", why: "it is not" });
    expect(journal.final(line)).to.deep.equal(line);
    expect(journal.final({ ...line, singer: "0x04" })?.outcome).to.equal("not-as-proved");
    expect((await readFile(path(), "utf8")).split("\n").filter((each) => each.endsWith("}"))).to.have.length(
      2,
    );
  });

  it("settles nothing that could not be had", async () => {
    for (const outcome of ["unavailable", "not-revealed"] as const) {
      expect((await reopened({ ...line, outcome })).final(line)).to.equal(undefined);
    }
  });

  it("takes a claim that was bettered, revealed elsewhere or on another contract for another one", async () => {
    const journal = await reopened(line);
    for (const change of [
      { scoreClaimed: "8" },
      { recordingHash: "0x05" },
      { uri: "ipfs://b" },
      { reward: "0x06" },
      { season: "2" },
    ]) {
      expect(journal.final({ ...line, ...change })).to.equal(undefined);
    }
  });

  it("is empty where there is none, and says so where it cannot be read", async () => {
    expect((await AuditJournal.open(path())).final(line)).to.equal(undefined);
    await mkdir(folder.path("folder"));
    await expectCode("FILE_UNREADABLE", () => AuditJournal.open(folder.path("folder")));
  });
});
