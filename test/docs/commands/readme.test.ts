import { copyFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Anvil, startAnvil } from "@idol/dev/anvil";
import { expect } from "chai";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { EXAMPLES } from "../../../tasks/definitions/examples.ts";
import { SURPRISE_CLIP } from "../../../tasks/demo/clips.ts";
import { useSuiteFolder } from "../../helpers/folder.ts";
import { anvilAt, createRuntime } from "../../helpers/runtime.ts";
import { ROOT } from "../references.ts";
import { type Play, play } from "./play.ts";
import { commandLines } from "./read.ts";
import { expectTranscript } from "./transcript.ts";

/** Anvil's first account: deploys, sings, is paid. */
const SINGER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

describe("the README's commands on a node of your own, and the examples of --help", function () {
  this.timeout(180_000);
  const folder = useSuiteFolder();
  const cwd = process.cwd();
  let anvil: Anvil;
  let hre: HardhatRuntimeEnvironment;

  before(async () => {
    anvil = await startAnvil();
    hre = await createRuntime("anvil", folder.path("ignition"), anvilAt(anvil.url));
    await copyFile(SURPRISE_CLIP, folder.path("voice.wav"));
    // The commands write where they are run.
    process.chdir(folder.path());
  });
  after(async () => {
    process.chdir(cwd);
    await anvil?.stop();
  });

  const run = (plays: readonly Play[]) =>
    plays.reduce<Promise<string[]>>(
      async (before, one) => [...(await before), await play(one, hre, () => new Map([[SINGER, "SINGER"]]))],
      Promise.resolve([]),
    );

  it("do what the README says, in its order", async () => {
    const documented = commandLines(await readFile(join(ROOT, "README.md"), "utf8"));
    const commands = documented.filter((command) => command.includes("--network anvil"));
    expect(documented.filter((command) => !commands.includes(command))).to.deep.equal([
      "npm run demo",
      "npm test",
      "npx anvil -p 3030 &",
    ]);
    const plays = commands.map((command) =>
      command.includes("--audio") ? { command, args: () => ({ audio: SURPRISE_CLIP }) } : { command },
    );
    expectTranscript("readme", await run(plays));
  });

  it("are complete in every task's help, and run", async () => {
    const claim = { claim: `1:${SINGER}` };
    const plays: Play[] = [
      { command: EXAMPLES["idol:score"]! },
      { command: EXAMPLES["idol:verify"]! },
      { command: EXAMPLES["idol:verify-evm"]! },
      { command: EXAMPLES["idol:status"]! },
      { command: EXAMPLES["idol:badge"]!, args: () => claim },
      { command: EXAMPLES["idol:season fund"]! },
      { command: EXAMPLES["idol:season open"]! },
      { command: EXAMPLES["idol:features"]! },
      // Anvil's own deployment has no guardian, and its season is still open: whoever tries is told so.
      { command: EXAMPLES["idol:pause"]!, args: () => ({ season: "1" }), fails: true },
      { command: EXAMPLES["idol:season close-out"]!, fails: true },
      { command: EXAMPLES["idol:withdraw"]!, fails: true },
      {
        command: EXAMPLES["idol:claim-batch"]!,
        before: async () => {
          // The claim that was entered above: it is refused, and said.
          await mkdir(folder.path("proofs"));
          for (const end of ["", ".binding.json"]) {
            await copyFile(folder.path(`proof.json${end}`), folder.path(`proofs/proof.json${end}`));
          }
        },
      },
      { command: EXAMPLES["idol:season promote"]! },
      { command: EXAMPLES["idol:season receiver"]!, args: () => ({ to: SINGER }) },
      { command: EXAMPLES["idol:refuse-payment"]! },
      { command: EXAMPLES["idol:owner"]!, args: () => ({ to: SINGER }) },
      { command: "npx hardhat idol:score --judge nobody --audio voice.wav", fails: true },
      { command: "npx hardhat idol:score --audio nowhere.wav", fails: true },
      { command: "npx hardhat idol:verify --proof voice.wav", fails: true },
    ];
    expectTranscript("examples", await run(plays));
  });
});
