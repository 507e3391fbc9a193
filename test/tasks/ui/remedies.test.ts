import { explainFailure, REVERT_MESSAGES } from "@idol/client/reverts";
import { expect } from "chai";
import { Interface } from "ethers";
import plugin from "../../../tasks/index.ts";
import { CONTEST_REMEDIES } from "../../../tasks/ui/remedies/contest.ts";
import { remedyOf } from "../../../tasks/ui/remedies/index.ts";
import { JUDGE_REMEDIES } from "../../../tasks/ui/remedies/judges.ts";
import { REVERT_REMEDIES } from "../../../tasks/ui/remedies/reverts.ts";

const tables = { REVERT_REMEDIES, CONTEST_REMEDIES, JUDGE_REMEDIES };

describe("what a terminal says to do", () => {
  it("is of reverts that the contracts have", () => {
    expect(Object.keys(REVERT_REMEDIES).filter((name) => !(name in REVERT_MESSAGES))).to.deep.equal([]);
  });

  it("names only tasks and options that there are", () => {
    const tasks = (plugin.tasks ?? []).map((task) => ({
      id: task.id.join(" "),
      options: "options" in task ? Object.keys(task.options) : [],
    }));
    const options = new Set(tasks.flatMap((task) => task.options));
    for (const [table, remedies] of Object.entries(tables)) {
      for (const [name, remedy] of Object.entries(remedies)) {
        for (const [id] of remedy.matchAll(/idol:[a-z-]+/g)) {
          expect(
            tasks.some((task) => task.id.startsWith(id)),
            `${table}.${name}: ${id}`,
          ).to.equal(true);
        }
        for (const [, option = ""] of remedy.matchAll(/--([a-z-]+)/g)) {
          const camel = option.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
          expect(options.has(camel), `${table}.${name}: --${option}`).to.equal(true);
        }
      }
    }
  });

  it("names the option where the client, which has none, speaks in general", () => {
    const data = new Interface(["error IdolNothingFunded(uint256 season)"]).encodeErrorResult(
      "IdolNothingFunded",
      [1n],
    );
    const error = explainFailure({ data });
    expect(error.remedy).to.not.include("--");
    expect(remedyOf(error)).to.include("--amount");
  });
});
