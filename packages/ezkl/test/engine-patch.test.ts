import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";

/** The web folder of the installed engine. */
const web = new URL(".", import.meta.resolve("@ezkljs/engine/web/ezkl.js"));
const read = (path: string) => readFileSync(fileURLToPath(new URL(path, web)), "utf8");

describe("the patch of the engine's threaded build (patches/@ezkljs__engine)", () => {
  const [snippet] = readdirSync(fileURLToPath(new URL("snippets/", web)));

  it("makes the build an ES module", () => {
    expect(JSON.parse(read("package.json"))).to.have.property("type", "module");
  });

  it("finds the pool's script beside its own module, and the engine from there", () => {
    expect(read(`snippets/${snippet}/src/workerHelpers.js`)).to.include(
      "new URL('./workerHelpers.worker.js', import.meta.url)",
    );
    expect(read(`snippets/${snippet}/src/workerHelpers.worker.js`)).to.include("from '../../../ezkl.js'");
  });
});
