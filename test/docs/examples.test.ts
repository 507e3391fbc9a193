import { execFile } from "node:child_process";
import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { startAnvil } from "@idol/dev/anvil";
import { withFolder } from "@idol/dev/with-folder";
import { expect } from "chai";
import { ContractFactory, JsonRpcProvider, type ParamType, ZeroAddress, ZeroHash } from "ethers";
import hre from "hardhat";
import { ROOT } from "./references.ts";

const run = promisify(execFile);

/** The first TypeScript of a README. */
async function exampleOf(readme: string): Promise<string> {
  const [, code = ""] = /```ts\n([\s\S]*?)```/.exec(await readFile(join(ROOT, readme), "utf8")) ?? [];
  return code;
}

/** Runs a program outside the workspace that has the packages, a circuit and a recording beside it; gives what it prints. */
async function runOutside(code: string): Promise<string> {
  return await withFolder(async (folder) => {
    await mkdir(join(folder, "circuits"));
    await mkdir(join(folder, "node_modules"));
    await cp(join(ROOT, "ml/judges/idol"), join(folder, "circuits/digits"), { recursive: true });
    await cp(join(ROOT, "ml/samples/03-01-08-02-02-01-18.wav"), join(folder, "clip.wav"));
    await symlink(join(ROOT, "node_modules/ethers"), join(folder, "node_modules/ethers"));
    await symlink(join(ROOT, "node_modules/@idol"), join(folder, "node_modules/@idol"));
    await writeFile(join(folder, "example.mts"), code);
    const { stdout } = await run(process.execPath, ["example.mts"], { cwd: folder });
    return stdout;
  });
}

/** The least value of a field, by its name. */
function zeroOf({ name, type }: ParamType): [string, unknown] {
  if (type.endsWith("[]")) return [name, []];
  if (type === "bytes") return [name, "0x"];
  return [name, type === "bytes32" ? ZeroHash : type === "address" ? ZeroAddress : 0];
}

describe("a package's README", () => {
  for (const readme of ["packages/ezkl/README.md", "ml/README.md"]) {
    it(`${readme} begins with an example that makes a proof`, async function () {
      this.timeout(120_000);
      const code = `${await exampleOf(readme)}\nconsole.log(JSON.stringify(proof));`;
      expect(JSON.parse(JSON.parse(await runOutside(code)))).to.have.property("hex_proof");
    });
  }

  it("packages/client/README.md begins with an example that lists who won, and says what a refused claim means", async function () {
    this.timeout(120_000);
    const anvil = await startAnvil();
    try {
      const provider = new JsonRpcProvider(anvil.url);
      const { abi, bytecode } = await hre.artifacts.readArtifact("IdolReward");
      const signer = await provider.getSigner();
      const reward = await new ContractFactory(abi, bytecode, signer).deploy(signer.address, ZeroAddress);
      await reward.waitForDeployment();
      const values = {
        address: await reward.getAddress(),
        url: anvil.url,
        // Nothing but zeros, whatever a submission is made of: the contract refuses its season.
        submission: Object.fromEntries(
          reward.interface.getFunction("claim")!.inputs[0]!.components!.map(zeroOf),
        ),
      };
      provider.destroy();
      const code = await exampleOf("packages/client/README.md");
      const given = Object.entries(values).map(
        ([name, value]) => `const ${name} = ${JSON.stringify(value)};`,
      );
      const end = "console.log(said.message, said.remedy); process.exit(0);";
      const shown = await runOutside(
        [...given, code.replace("const { message, remedy } =", "said ="), end]
          .join("\n")
          .replace("try {", "let said; try {"),
      );
      expect(shown).to.include("There is no season 0.");
    } finally {
      await anvil.stop();
    }
  });
});
