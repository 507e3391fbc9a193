import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "chai";
import { buildPackage } from "../scripts/build-packages.ts";
import { useSuiteFolder } from "../test/helpers/folder.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
const SMALL = `${root}packages/ezkl/test/fixtures/small`;

const CONFIG = `
import { createRequire } from "node:module";
import hardhatEzkl from "hardhat-ezkl";
import { defineConfig } from "hardhat/config";

export default defineConfig({
  plugins: [hardhatEzkl],
  solidity: { version: "0.8.30", path: createRequire(import.meta.url).resolve("solc/soljson.js") },
  ezkl: { circuits: { small: { onnx: "small.onnx", sample: "sample.json" } } },
});
`;

/** npm is in the normal suite (test/packages/pack.test.ts). */
const INSTALLERS: Record<string, string[]> = {
  pnpm: ["-y", "pnpm@10.34.8", "install", "--ignore-workspace"],
  yarn: [
    "-y",
    "yarn@1.22.22",
    "install",
    "--no-lockfile",
    "--ignore-scripts",
    "--non-interactive",
    "--cache-folder",
    "cache",
  ],
};

describe("hardhat-ezkl, packed, in a project of another installer", function () {
  this.timeout(900_000);
  const folder = useSuiteFolder();
  let tarballs: Record<string, string>;

  before(async () => {
    const { packageManager } = JSON.parse(await readFile(`${root}package.json`, "utf8"));
    const packed: [string, string][] = [];
    for (const each of ["packages/ezkl", "packages/hardhat-ezkl"]) {
      buildPackage(each);
      const to = folder.path(each.replace("/", "-"));
      await mkdir(to);
      await run("npx", ["-y", packageManager, "pack", "--pack-destination", to], { cwd: `${root}${each}` });
      const { name } = JSON.parse(await readFile(`${root}${each}/package.json`, "utf8"));
      packed.push([name, `file:${to}/${(await readdir(to))[0]}`]);
    }
    tarballs = Object.fromEntries(packed);
  });

  for (const [installer, command] of Object.entries(INSTALLERS))
    it(`sets up, proves and verifies a model with ${installer}`, async () => {
      const cwd = folder.path(installer);
      await mkdir(cwd);
      const { devDependencies: own } = JSON.parse(await readFile(`${root}package.json`, "utf8"));
      const manifest = {
        name: "user",
        private: true,
        type: "module",
        devDependencies: { hardhat: own.hardhat, solc: own.solc, ...tarballs },
        // The tarball asks for a version of the other that no registry has yet.
        pnpm: { overrides: { "@idol/ezkl": tarballs["@idol/ezkl"] } },
        resolutions: { "@idol/ezkl": tarballs["@idol/ezkl"] },
      };
      await writeFile(`${cwd}/package.json`, JSON.stringify(manifest));
      await run("npx", command, { cwd });
      await cp(`${SMALL}/network.onnx`, `${cwd}/small.onnx`);
      await cp(`${SMALL}/input.json`, `${cwd}/sample.json`);
      await writeFile(`${cwd}/hardhat.config.ts`, CONFIG);
      const hardhat = (...args: string[]) =>
        run(process.execPath, [`${cwd}/node_modules/hardhat/dist/src/cli.js`, ...args], { cwd });
      await hardhat("ezkl", "setup");
      await hardhat("ezkl", "prove", "small", "--input", "sample.json", "--backend", "wasm");
      await hardhat("ezkl", "verify", "small");
      const { stdout } = await hardhat("ezkl", "verify-evm", "small", "--json");
      expect(JSON.parse(stdout).outputs.y.values[0]).to.be.closeTo(0.002, 0.001);
    });
});
