import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Anvil, startAnvil } from "@idol/dev/anvil";
import { startWebServer, type WebServer } from "@idol/dev/web-server";
import { expect } from "chai";
import { JsonRpcProvider, keccak256, toQuantity, toUtf8Bytes, Wallet } from "ethers";
import type { HttpNetworkUserConfig } from "hardhat/types/config";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import config from "../../../hardhat.config.ts";
import { SURPRISE_CLIP } from "../../../tasks/demo/clips.ts";
import { useSuiteFolder } from "../../helpers/folder.ts";
import { createRuntime, runTaskIn } from "../../helpers/runtime.ts";
import { ROOT } from "../references.ts";
import { type Play, play } from "./play.ts";
import { commandLines } from "./read.ts";
import { expectTranscript } from "./transcript.ts";

const SEPOLIA = 11155111;
const DAY = 86400;
/** A Safe, of which nobody here has a key. */
const SAFE = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
const DEPLOY =
  "npx hardhat --network sepolia idol:deploy --prize 0.01 --pot 0.1 --duration 30d --guardian 0x… --auditor 0x… --bond 0.001 --reveal-period 3d --audit-period 7d";
const ROLES = ["ORGANISER", "GUARDIAN", "AUDITOR", "SINGER", "COPIER", "NOISE"] as const;
type Role = (typeof ROLES)[number];

describe("ORGANISER.md's commands, on an Anvil with Sepolia's chain id", function () {
  this.timeout(600_000);
  const folder = useSuiteFolder();
  const cwd = process.cwd();
  const wallets = Object.fromEntries(
    ROLES.map((role) => [role, new Wallet(keccak256(toUtf8Bytes(`idol test ${role}`)))]),
  ) as Record<Role, Wallet>;
  const runtimes = new Map<Role, HardhatRuntimeEnvironment>();
  let anvil: Anvil;
  let server: WebServer;
  let served: Uint8Array;
  let reward = "";
  const names = (): ReadonlyMap<string, string> =>
    new Map([
      ...ROLES.map((role) => [wallets[role].address, role] as const),
      ...(reward ? [[reward, "REWARD"] as const] : []),
      [SAFE, "SAFE"] as const,
    ]);

  /** A runtime with one role's key, as on that role's own machine. */
  const as = async (role: Role): Promise<HardhatRuntimeEnvironment> => {
    const known = runtimes.get(role);
    if (known !== undefined) return known;
    const sepolia = {
      type: "http" as const,
      chainType: "l1" as const,
      chainId: SEPOLIA,
      url: anvil.url,
      accounts: [wallets[role].privateKey],
    } satisfies HttpNetworkUserConfig;
    const hre = await createRuntime("sepolia", folder.path("ignition"), {
      networks: { ...config.networks, sepolia },
    });
    runtimes.set(role, hre);
    return hre;
  };
  const pass = async (days: number): Promise<void> => {
    const provider = new JsonRpcProvider(anvil.url);
    await provider.send("evm_increaseTime", [days * DAY]);
    await provider.send("evm_mine", []);
    provider.destroy();
  };
  /** Proves and claims as the document's commands do, for somebody else. */
  const alsoClaim = async (role: Role): Promise<void> => {
    const hre = await as(role);
    const proof = folder.path(`${role}.json`);
    await runTaskIn(hre, "idol:prove", { audio: SURPRISE_CLIP, season: "1", out: proof });
    await runTaskIn(hre, "idol:claim", { proof });
  };
  const local = (uri: string) => ({ uri, ipfsGateway: server.url, allowLoopback: true });

  /** Each command of the document in its order, with what the document leaves open. */
  const plays: Play[] = [
    { command: "npx hardhat --network sepolia idol:status", fails: true },
    { command: "npx hardhat idol:allowlist --csv singers.csv --out singers.json" },
    {
      command: DEPLOY,
      args: () => ({ guardian: wallets.ORGANISER.address, auditor: wallets.AUDITOR.address }),
      beside: "a mistake",
      fails: true,
    },
    {
      command: DEPLOY.replace("--pot 0.1", "--pot 5"),
      args: () => ({ guardian: wallets.GUARDIAN.address, auditor: wallets.AUDITOR.address }),
      beside: "a mistake",
      fails: true,
    },
    {
      command: DEPLOY,
      args: () => ({ guardian: wallets.GUARDIAN.address, auditor: wallets.AUDITOR.address }),
      beside: "Ctrl-C",
      stopAt: "Open the season",
      fails: true,
    },
    {
      command: DEPLOY,
      args: () => ({ guardian: wallets.GUARDIAN.address, auditor: wallets.AUDITOR.address }),
    },
    {
      command: "npx hardhat --network sepolia idol:status --season 1 --reward 0x…",
      before: async () => {
        const { result } = await runTaskIn(await as("ORGANISER"), "idol:status");
        reward = result.reward;
      },
      args: () => ({ reward }),
    },
    {
      command:
        "npx hardhat --network sepolia idol:prove --audio voice.wav --account 0x… --reward 0x… --season 1",
      as: "SINGER",
      args: () => ({ account: wallets.SINGER.address, reward }),
    },
    { command: "npx hardhat --network sepolia idol:claim --proof proof.json", as: "SINGER" },
    { command: "npx hardhat --network sepolia idol:status" },
    { command: "npx hardhat --network sepolia idol:season list" },
    { command: "npx hardhat --network sepolia idol:season fund --season 1 --amount 0.05" },
    {
      command: "npx hardhat --network sepolia idol:pause --season 1",
      as: "GUARDIAN",
      before: async () => {
        served = await readFile(folder.path("proof.json.recording.wav"));
        await alsoClaim("COPIER");
        await alsoClaim("NOISE");
      },
    },
    {
      command:
        "npx hardhat --network sepolia idol:season open --prize 0.02 --pot 0.2 --allowlist singers.csv",
    },
    {
      command: "npx hardhat --network sepolia idol:reveal --season 1 --uri https://…/voice.wav",
      as: "SINGER",
      before: () => pass(38),
      args: () => local(`${server.url}/voice.wav`),
    },
    {
      command:
        "npx hardhat --network sepolia idol:reveal --season 1 --uri ipfs://… --ipfs-gateway https://ipfs.io --sign",
      as: "COPIER",
      before: async () => {
        served = await readFile(folder.path("COPIER.json.recording.wav"));
      },
      args: () => ({
        ...local("ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi"),
        proof: folder.path("COPIER.json"),
      }),
    },
    {
      command: "npx hardhat --network sepolia idol:audit --claim 1:0xSINGER --ipfs-gateway https://ipfs.io",
      before: async () => {
        const { uri } = local(`${server.url}/NOISE.wav`);
        for (const role of ["COPIER", "NOISE"] as const) {
          served = await readFile(folder.path(`${role}.json.recording.wav`));
          await runTaskIn(await as(role), "idol:reveal", {
            season: "1",
            uri: uri.replace("NOISE", role),
            proof: folder.path(`${role}.json`),
            allowLoopback: true,
          });
        }
        served = await readFile(folder.path("proof.json.recording.wav"));
      },
      args: () => ({ claim: `1:${wallets.SINGER.address}`, allowLoopback: true }),
    },
    {
      command: "npx hardhat --network sepolia idol:reject --claim 1:0xSINGER --reason no-voice",
      as: "AUDITOR",
      args: () => ({ claim: `1:${wallets.NOISE.address}` }),
    },
    {
      command:
        "npx hardhat --network sepolia idol:reject --claim 1:0xSINGER --reason copy --original 0xEARLIER",
      as: "AUDITOR",
      args: () => ({ claim: `1:${wallets.COPIER.address}`, original: wallets.SINGER.address }),
    },
    {
      command:
        "npx hardhat --network sepolia idol:audit --season 1 --ipfs-gateway https://ipfs.io --play-to listen",
      args: () => ({ allowLoopback: true }),
    },
    {
      command: "npx hardhat --network sepolia idol:audit --season 1 --shard 2/8",
      args: () => ({ allowLoopback: true }),
    },
    {
      command: "npx hardhat --network sepolia idol:audit --season 1 --sample 50 --seed 0xBLOCKHASH",
      args: () => ({ seed: keccak256("0x01"), allowLoopback: true }),
    },
    {
      command: "npx hardhat --network sepolia idol:season close-out --season 1",
      beside: "a mistake",
      fails: true,
    },
    { command: "npx hardhat --network sepolia idol:season close-out --season 1", before: () => pass(11) },
    { command: "npx hardhat --network sepolia idol:owner --to 0xSAFE", args: () => ({ to: SAFE }) },
    {
      command: "npx hardhat --network sepolia idol:owner --accept --from 0xSAFE --safe accept.json",
      args: () => ({ from: SAFE }),
    },
    {
      command:
        "npx hardhat --network sepolia idol:season open --prize 0.02 --pot 0.2 --open --from 0xSAFE --safe open.json",
      before: async () => {
        const provider = new JsonRpcProvider(anvil.url);
        const [{ to, data }] = JSON.parse(await readFile(folder.path("accept.json"), "utf8")).transactions;
        await provider.send("anvil_impersonateAccount", [SAFE]);
        await provider.send("anvil_setBalance", [SAFE, toQuantity(10n ** 18n)]);
        await (await (await provider.getSigner(SAFE)).sendTransaction({ to, data })).wait();
        provider.destroy();
      },
      args: () => ({ from: SAFE }),
    },
  ];

  before(async () => {
    anvil = await startAnvil({ chainId: SEPOLIA });
    server = await startWebServer((_request, response) => response.end(served));
    const provider = new JsonRpcProvider(anvil.url);
    for (const { address } of Object.values(wallets)) {
      await provider.send("anvil_setBalance", [address, toQuantity(10n ** 18n)]);
    }
    provider.destroy();
    await copyFile(SURPRISE_CLIP, folder.path("voice.wav"));
    await writeFile(
      folder.path("singers.csv"),
      `address\n${wallets.SINGER.address}\n${wallets.NOISE.address}\n`,
    );
    process.chdir(folder.path());
  });
  after(async () => {
    process.chdir(cwd);
    await server?.stop();
    await anvil?.stop();
  });

  it("lead from nothing to a closed season, in the document's order, with three mistakes and one Ctrl-C on the way", async () => {
    const documented = commandLines(await readFile(join(ROOT, "docs/ORGANISER.md"), "utf8"));
    expect(documented.filter((command) => command.includes("idol:"))).to.deep.equal(
      plays.filter(({ beside }) => beside === undefined).map(({ command }) => command),
    );
    const shown: string[] = [];
    for (const one of plays) shown.push(await play(one, await as((one.as ?? "ORGANISER") as Role), names));
    expectTranscript("organiser", shown);
  });
});
