import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rejectionCode } from "@idol/dev/code-of";
import { paths } from "@idol/ml/judges";
import { expect } from "chai";
import { artefactsPlugin } from "../../../host/artefacts-plugin.ts";

describe("the index of the page's artefacts, as a module", function () {
  this.timeout(20_000);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "idol-page-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("is listed again after there was no judge, and then no more", async () => {
    const { load } = artefactsPlugin(folder);
    const module = () => (load as (id: string) => Promise<string>)("\0virtual:idol-artefacts");
    expect(await rejectionCode(module())).to.equal("JUDGE_INCOMPLETE");
    await cp(paths.judge("idol"), join(folder, "idol"), { recursive: true });
    const listed = await module();
    expect(listed).to.include('"name":"idol"');
    await rm(join(folder, "idol"), { recursive: true });
    expect(await module()).to.equal(listed);
  });
});
