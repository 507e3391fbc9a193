import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rejectionCode } from "@idol/dev/code-of";
import { EZKL_VERSION } from "@idol/ezkl/build";
import { ignoreProgress } from "@idol/ezkl/progress";
import { expect } from "chai";
import { builderOf } from "../src/build.ts";

describe("what circuits are built with", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "builder-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("is a Python that is looked for again after it was not found, and then no more", async () => {
    const executable = join(folder, "python");
    const config = { python: executable, paths: { ezkl: folder, verifiers: folder } };
    const { python } = builderOf(config as never, { onProgress: ignoreProgress });
    expect(await rejectionCode(python())).to.equal("PYTHON_MISSING");
    await writeFile(executable, `#!/bin/sh\necho ${EZKL_VERSION}\n`);
    await chmod(executable, 0o755);
    expect(await python()).to.deep.equal({ executable });
    await rm(executable);
    expect(await python()).to.deep.equal({ executable });
  });
});
