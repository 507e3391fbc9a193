import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { paths } from "@idol/ml/judges";
import { expect } from "chai";
import { indexArtefacts } from "../../../host/artefact-index.ts";

describe("the page's artefacts", function () {
  this.timeout(20_000);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "idol-page-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("list a custom ONNX judge apart: the page has no twin of it to score by", async () => {
    await cp(paths.judge("idol"), join(folder, "idol"), { recursive: true });
    await cp(paths.judge("idol"), join(folder, "strange"), { recursive: true });
    await rm(join(folder, "strange", "weights.json"));
    const config = paths.artefactIn(join(folder, "strange"), "config");
    const { network, ...rest } = JSON.parse(await readFile(config, "utf8"));
    const customOnnx = {
      rows: network.rows,
      cols: network.cols,
      operators: ["Conv", "Relu"],
      scoreScale: 30,
    };
    await writeFile(
      config,
      JSON.stringify({ ...rest, name: "strange", training: null, network: customOnnx }),
    );
    const { index } = await indexArtefacts(folder);
    expect(index.judges.map(({ name }) => name)).to.deep.equal(["idol"]);
    expect(index.customOnnx.map(({ name }) => name)).to.deep.equal(["strange"]);
  });
});
