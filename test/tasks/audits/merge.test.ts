import { readFile } from "node:fs/promises";
import type { IIdolReward } from "@idol/client";
import { expect } from "chai";
import { AuditJournal, type AuditLine } from "../../../tasks/audits/journal.ts";
import { mergeAudits } from "../../../tasks/audits/merge.ts";
import { useFolder } from "../../helpers/folder.ts";
import { expectCode } from "../expect-code.ts";

const REWARD = "0xreward";

/** A season of so many revealed claims. */
function contractOf(claims: number): IIdolReward {
  const claimOf = (row: number) => ({
    row: BigInt(row),
    score: 7n,
    status: 1n,
    revealed: true,
    recordingHash: `0x${row}`,
  });
  return {
    getAddress: async () => REWARD,
    seasonCount: async () => 1n,
    seasonOf: async () => ({ terms: {}, state: {} }),
    leaderboard: async () => [
      Array.from({ length: claims }, (_, row) => ({
        ...claimOf(row),
        singer: `${row}`,
        claimedAt: 0n,
        standing: 1n,
      })),
      BigInt(claims),
    ],
    claimOf: async (_season: bigint, singer: string) => claimOf(Number(singer)),
    recordingUri: async (_season: bigint, singer: string) => `https://example.org/${singer}`,
  } as unknown as IIdolReward;
}

const lineOf = (row: number, outcome: AuditLine["outcome"] = "as-proved"): AuditLine => ({
  reward: REWARD,
  season: "1",
  singer: `${row}`,
  uri: `https://example.org/${row}`,
  recordingHash: `0x${row}`,
  scoreClaimed: "7",
  outcome,
});

describe("audits of several jobs, merged", () => {
  const folder = useFolder();
  const write = async (name: string, ...lines: AuditLine[]) => {
    const journal = await AuditJournal.open(folder.path(`jobs/${name}`));
    for (const line of lines) await journal.add(line);
  };
  const merge = (claims: number) =>
    mergeAudits(contractOf(claims), {
      season: 1n,
      folder: folder.path("jobs"),
      out: folder.path("merged.jsonl"),
      onProgress: () => {},
    });

  it("have one line of each claim, whatever jobs did twice, and leave out what is no claim any more", async () => {
    await write("1.audit.jsonl", lineOf(0, "unavailable"), lineOf(0), lineOf(2), lineOf(9));
    await write("2.audit.jsonl", lineOf(1, "not-as-proved"), lineOf(0), {
      ...lineOf(2),
      uri: "https://elsewhere.org",
    });
    await write("notes.txt", lineOf(1));
    const { claims, files, outcomes, missing, disputed, out } = await merge(3);
    expect([claims, files, missing, disputed]).to.deep.equal([3, 2, [], []]);
    expect(outcomes).to.include({ "as-proved": 2, "not-as-proved": 1, unavailable: 0 });
    const lines = (await readFile(out, "utf8")).trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).singer)).to.deep.equal(["0", "1", "2"]);
  });

  it("name the claims that no job has audited, and those on which jobs do not agree, the worse line kept", async () => {
    await write("1.audit.jsonl", lineOf(0));
    await write("2.audit.jsonl", lineOf(0, "not-as-proved"));
    const { missing, disputed, outcomes } = await merge(2);
    expect([missing, disputed]).to.deep.equal([["1"], ["0"]]);
    expect(outcomes["not-as-proved"]).to.equal(1);
  });

  it("want a folder that is there", () => expectCode("FILE_UNREADABLE", () => merge(1)));
});
