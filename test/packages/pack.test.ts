import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "chai";
import { buildPackage, PACKAGES } from "../../scripts/build-packages.ts";
import { useSuiteFolder } from "../helpers/folder.ts";
import { installDigits, runHardhat } from "./digits.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const JUDGE = `${root}ml/judges/idol`;

const SMALL = `${root}packages/ezkl/test/fixtures/small`;

/** As Hardhat's own templates have it, and strict. */
const TSCONFIG = JSON.stringify({
  compilerOptions: {
    lib: ["es2023"],
    module: "node20",
    target: "es2023",
    skipLibCheck: true,
    strict: true,
    noEmit: true,
    types: ["node"],
  },
  files: ["hardhat.config.ts", "script.ts", "types/hardhat-ezkl.ts"],
});

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

/** A Hardhat project that a stranger sets up: the model has the inputs `key` and `x`. */
const HARDHAT_CONFIG = `
import { createRequire } from "node:module";
import hardhatEzkl from "hardhat-ezkl";
import { defineConfig } from "hardhat/config";

export default defineConfig({
  plugins: [hardhatEzkl],
  solidity: { version: "0.8.30", path: createRequire(import.meta.url).resolve("solc/soljson.js") },
  ezkl: {
    circuits: {
      small: { onnx: "small.onnx", inputs: "private", params: "fixed", outputs: "public", sample: "sample.json" },
    },
  },
});
`;

/** The test that they write, its types generated from the model. */
const HARDHAT_SCRIPT = `
import hre from "hardhat";
import { acceptsProof, rejectsProof, tamperings } from "hardhat-ezkl/testing";

const small = await hre.ezkl.circuit("small");
const { proof, outputs } = await small.prove({ key: [5n], x: new Float32Array(64) });
const verifier = await (await hre.network.create()).ezkl.deployVerifier("small");
await acceptsProof(small, proof);
await acceptsProof(verifier, proof);
for (const bad of tamperings(proof).slice(0, 12)) await rejectsProof(verifier, bad);
const key: bigint | undefined = outputs.key_out.elements[0];
console.log(JSON.stringify({ key: String(key), y: outputs.y.shape }));
await small.close();
`;

describe("the packages, packed and installed by npm outside the workspace", function () {
  this.timeout(900_000);
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
    const { devDependencies } = JSON.parse(await readFile(`${root}package.json`, "utf8"));
    const beside = ["hardhat", "solc", "chai", "@types/node"].map(
      (name) => `${name}@${devDependencies[name]}`,
    );
    await run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", ...beside, ...tarballs], {
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
      const entries = Object.keys(exports).filter((entry) => !/\.(sol|json)$/.test(entry));
      for (const entry of entries) names.push(`${name}${entry.slice(1)}`);
    }
    const program = names.map((name) => `await import(${JSON.stringify(name)});`).join("\n");
    await run(process.execPath, ["--input-type=module", "--eval", program], { cwd: folder.path("user") });
  });

  it("set up, prove and verify a model in a Hardhat project", async () => {
    const cwd = folder.path("user");
    // Not those of the Hardhat that runs this test: its configuration is not the stranger's.
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !name.startsWith("HARDHAT_")),
    );
    const hardhat = async (...args: string[]) => {
      const cli = `${cwd}/node_modules/hardhat/dist/src/cli.js`;
      return await run(process.execPath, [cli, ...args], { cwd, env });
    };
    await cp(`${SMALL}/network.onnx`, `${cwd}/small.onnx`);
    await cp(`${SMALL}/input.json`, `${cwd}/sample.json`);
    await writeFile(`${cwd}/hardhat.config.ts`, HARDHAT_CONFIG);
    await writeFile(`${cwd}/script.ts`, HARDHAT_SCRIPT);
    // Building is enough: what is not built is built then.
    await hardhat("build");
    await hardhat("ezkl", "prove", "small", "--input", "sample.json", "--backend", "wasm");
    const { stdout } = await hardhat("ezkl", "verify", "small", "--proof", "proof.json", "--json");
    // Not by closeTo: Hardhat's matchers, which other tests load, make it one of whole numbers.
    expect(Math.round(1000 * JSON.parse(stdout).outputs.y.values[0])).to.equal(2);
    const script = await hardhat("run", "--no-compile", "script.ts");
    expect(JSON.parse(script.stdout)).to.deep.equal({ key: "5", y: [1, 1] });
    await writeFile(`${cwd}/tsconfig.json`, TSCONFIG);
    await run("tsc", ["-p", cwd]);
  });

  it("pay for a digit in examples/digits, and not for what is none", async () => {
    const example = folder.path("digits");
    await installDigits(example, tarballs);
    const { code, said } = await runHardhat(example, "test");
    expect(said).to.match(/\b3 passing\b/);
    expect(code, said).to.equal(0);
  });
});
