import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { startAnvil } from "@idol/dev/anvil";
import { JsonRpcProvider } from "ethers";
import { DISGUST_CLIP, SURPRISE_CLIP } from "../../../tasks/demo/clips.ts";
import { anvilAt, createRuntime, runTaskIn } from "../runtime.ts";
import type { ChainState } from "./chain-node.ts";

/** Accounts of Anvil's, by what they do. */
export const OWNER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
export const GUARDIAN = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
export const SINGER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
export const WINNER = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
export const STRANGER = "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65";
export const AUDITOR = "0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc";

const DAY = 86_400;
const AUDIT = { auditor: AUDITOR, bond: "0.001", revealPeriod: "3d", auditPeriod: "4d" };

/**
 * A contest in which every task that sends has something to do: season 1 takes claims, with one of WINNER's to be paid and one of SINGER's
 * proved; season 2 was audited and waits for SINGER's recording and for the word on WINNER's; season 3 is over, with WINNER to be paid.
 */
export interface World {
  state: ChainState;
  reward: string;
  verifier: string;
  /** Of SINGER, for season 1; not claimed. */
  proof: string;
  /** A folder that holds the same proof alone. */
  proofs: string;
  /** Of SINGER, for season 2; claimed, not revealed. */
  audited: string;
}

/** Makes the contest on a node of its own, in this process; the files go to `folder`. */
export async function makeWorld(folder: string): Promise<World> {
  const anvil = await startAnvil();
  const provider = new JsonRpcProvider(anvil.url);
  try {
    const hre = await createRuntime("anvil", join(folder, "world"), anvilAt(anvil.url));
    const run = async (task: string | string[], args: Record<string, unknown>) =>
      (await runTaskIn(hre, task, args)).result;
    const prove = async (season: string, account: string) => {
      const out = join(folder, `${season}-${account}.json`);
      const audio = account === SINGER ? SURPRISE_CLIP : DISGUST_CLIP;
      await run("idol:prove", { audio, season, account, out });
      return out;
    };
    const claim = async (season: string, from: string) => {
      const proof = await prove(season, from);
      await run("idol:claim", { proof, from });
      return proof;
    };
    const terms = { prize: "0.01", threshold: "-5", guardian: GUARDIAN };
    const { reward, verifier } = await run("idol:deploy", { ...terms, pot: "0.1", duration: "100d" });
    const open = (more: Record<string, unknown>) =>
      run(["idol:season", "open"], { prize: "0.01", threshold: "-5", pot: "0.05", duration: "1d", ...more });
    await open(AUDIT);
    await open({});
    const proof = await prove("1", SINGER);
    await claim("1", WINNER);
    const proofs = join(folder, "proofs");
    await mkdir(proofs);
    for (const end of ["", ".binding.json"])
      await copyFile(`${proof}${end}`, join(proofs, `proof.json${end}`));
    const audited = await claim("2", SINGER);
    const other = await claim("2", WINNER);
    await claim("3", WINNER);
    await provider.send("evm_increaseTime", [2 * DAY]);
    await provider.send("evm_mine", []);
    const uri = "https://example.org/other.wav";
    await run("idol:reveal", { season: "2", uri, proof: other, from: WINNER, unchecked: true });
    const block = (await provider.send("eth_getBlockByNumber", ["latest", false])) as { timestamp: string };
    const dump = (await provider.send("anvil_dumpState", [])) as string;
    return { state: { dump, time: Number(block.timestamp) }, reward, verifier, proof, proofs, audited };
  } finally {
    provider.destroy();
    await anvil.stop();
  }
}
