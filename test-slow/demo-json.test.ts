import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect } from "chai";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

describe("npm run --silent demo -- --json, as the README has it", function () {
  // It installs what is missing, first.
  this.timeout(600_000);

  it("gives JSON and nothing else on standard output, and the progress on standard error", () => {
    const args = ["run", "--silent", "demo", "--", "--json"];
    const { status, stdout, stderr } = spawnSync("npm", args, { cwd: ROOT, encoding: "utf8" });
    expect(status, stderr).to.equal(0);
    expect(JSON.parse(stdout)).to.be.an("object");
    expect(stderr).to.include("prove");
  });

  it("gives JSON also where it fails", () => {
    const args = ["run", "--silent", "demo", "--", "--audio", "none.wav", "--json"];
    const { status, stdout } = spawnSync("npm", args, { cwd: ROOT, encoding: "utf8" });
    expect(status).to.equal(1);
    expect(JSON.parse(stdout).error.code).to.equal("FILE_NOT_FOUND");
  });
});
