import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "chai";
import { buildPackage, PACKAGES } from "../../scripts/build-packages.ts";
import { useSuiteFolder } from "../helpers/folder.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const JUDGE = `${root}ml/judges/idol`;

/** What a stranger writes: proves the sample of a circuit on two threads, and verifies it. */
const PROGRAM = `
import { readFile } from "node:fs/promises";
import { createProver, parseInput, parseProof } from "@idol/ezkl";
import { deriveKey } from "@idol/client/key";
import { decodeAudio } from "@idol/ml/audio";

const lines = [];
const prover = await createProver({
  circuit: "circuit",
  backend: "wasm",
  threads: 2,
  cache: "cache",
  onProgress: ({ step, detail }) => detail && lines.push(step + ": " + detail),
});
const inputs = parseInput(await readFile("circuit/input.json", "utf8"));
const { proof, threads, instances } = await prover.prove({ inputs });
const verified = await prover.verify(proof);
await prover.close();
console.log(JSON.stringify({
  threads,
  holds: verified.join() === instances.join(),
  bytes: parseProof(proof).bytes.length,
  lines,
  entries: [typeof deriveKey, typeof decodeAudio],
}));
`;

describe("the packages, packed and installed by npm outside the workspace", function () {
  this.timeout(600_000);
  const folder = useSuiteFolder();
  let tarballs: string[];

  before(async () => {
    await mkdir(folder.path("tarballs"));
    const { packageManager } = JSON.parse(await readFile(`${root}package.json`, "utf8"));
    for (const each of PACKAGES) {
      buildPackage(each);
      await run("npx", ["-y", packageManager, "pack", "--pack-destination", folder.path("tarballs")], {
        cwd: `${root}${each}`,
      });
    }
    tarballs = (await readdir(folder.path("tarballs"))).map((file) => folder.path(`tarballs/${file}`));
    await mkdir(folder.path("user"));
    await writeFile(
      folder.path("user/package.json"),
      '{ "name": "user", "private": true, "type": "module" }',
    );
    await run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", ...tarballs], {
      cwd: folder.path("user"),
    });
  });

  it("hold neither sources, tests nor clips", async () => {
    for (const tarball of tarballs) {
      const { stdout } = await run("tar", ["tzf", tarball]);
      const files = stdout.trim().split("\n");
      expect(files).to.include.members(["package/LICENSE", "package/README.md"]);
      expect(files.filter((file) => /\/(src|test|samples)\/|\.wav$|(?<!\.d)\.ts$/.test(file))).to.deep.equal(
        [],
      );
    }
  });

  it("have entries that publint and arethetypeswrong find nothing wrong with", async () => {
    for (const tarball of tarballs) {
      await run("publint", ["run", tarball, "--strict"]);
      await run("attw", [tarball, "--profile", "esm-only", "--no-emoji"]);
    }
  });

  it("prove and verify a circuit on two threads", async () => {
    await cp(JUDGE, folder.path("user/circuit"), { recursive: true });
    await writeFile(folder.path("user/prove.mjs"), PROGRAM);
    const { stdout, stderr } = await run(process.execPath, ["prove.mjs"], { cwd: folder.path("user") });
    expect(JSON.parse(stdout)).to.deep.equal({
      threads: 2,
      holds: true,
      bytes: 1952,
      lines: [],
      entries: ["function", "function"],
    });
    expect(stderr).to.equal("");
  });

  it("load every entry that a Node program can import", async () => {
    const names: string[] = [];
    for (const each of PACKAGES) {
      const { name, exports } = JSON.parse(await readFile(`${root}${each}/package.json`, "utf8"));
      for (const entry of Object.keys(exports)) names.push(`${name}${entry.slice(1)}`);
    }
    const program = names.map((name) => `await import(${JSON.stringify(name)});`).join("\n");
    await run(process.execPath, ["--input-type=module", "--eval", program], { cwd: folder.path("user") });
  });
});
