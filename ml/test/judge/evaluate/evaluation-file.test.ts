import { writeFile } from "node:fs/promises";
import { rejectionCode } from "@idol/dev/code-of";
import { withFolder } from "@idol/dev/with-folder";
import { expect } from "chai";
import { formatEvaluation, readEvaluation } from "../../../src/judge/evaluate/evaluation-file.ts";
import { paths } from "../../../src/paths.ts";
import { madeUpEvaluation } from "./made-up-evaluation.ts";

describe("evaluation.json", () => {
  const evaluation = madeUpEvaluation();
  const read = (folder: string, weights = evaluation.weightsSha256) =>
    readEvaluation(folder, "evaluation", weights);
  const write = (folder: string, text: string) => writeFile(paths.artefactIn(folder, "evaluation"), text);

  it("comes back as it was written, one score a line", () =>
    withFolder(async (folder) => {
      const text = formatEvaluation(evaluation);
      await write(folder, text);
      expect(await read(folder)).to.deep.equal(evaluation);
      expect(text.split("\n").filter((line) => line.includes('"speaker":"')).length).to.equal(
        evaluation.scores.length,
      );
    }));

  it("is not there for other weights, nor where there is no file", () =>
    withFolder(async (folder) => {
      expect(await read(folder)).to.equal(undefined);
      await write(folder, formatEvaluation(evaluation));
      expect(await read(folder, "1".repeat(64))).to.equal(undefined);
    }));

  it("is refused when damaged", () =>
    withFolder(async (folder) => {
      const text = formatEvaluation(evaluation);
      for (const wrong of ["", text.slice(0, -9), text.replace('"surprise"', '"delight"')]) {
        await write(folder, wrong);
        expect(await rejectionCode(read(folder))).to.equal("JUDGE_INVALID");
      }
    }));
});
