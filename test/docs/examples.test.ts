import { execFile } from "node:child_process";
import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { withFolder } from "@idol/dev/with-folder";
import { expect } from "chai";
import { ROOT } from "./references.ts";

const run = promisify(execFile);

/** The first TypeScript of a README. */
async function exampleOf(readme: string): Promise<string> {
  const [, code = ""] = /```ts\n([\s\S]*?)```/.exec(await readFile(join(ROOT, readme), "utf8")) ?? [];
  return code;
}

/** Runs a program outside the workspace that has the packages, a circuit and a recording beside it. */
async function runOutside(code: string): Promise<unknown> {
  return await withFolder(async (folder) => {
    await mkdir(join(folder, "circuits"));
    await mkdir(join(folder, "node_modules"));
    await cp(join(ROOT, "ml/judges/idol"), join(folder, "circuits/digits"), { recursive: true });
    await cp(join(ROOT, "ml/samples/03-01-08-02-02-01-18.wav"), join(folder, "clip.wav"));
    await symlink(join(ROOT, "node_modules/@idol"), join(folder, "node_modules/@idol"));
    await writeFile(join(folder, "example.mts"), `${code}\nconsole.log(JSON.stringify(proof));`);
    const { stdout } = await run(process.execPath, ["example.mts"], { cwd: folder });
    return JSON.parse(JSON.parse(stdout));
  });
}

describe("a package's README", () => {
  for (const readme of ["packages/ezkl/README.md", "ml/README.md"]) {
    it(`${readme} begins with an example that makes a proof`, async function () {
      this.timeout(120_000);
      expect(await runOutside(await exampleOf(readme))).to.have.property("hex_proof");
    });
  }
});
