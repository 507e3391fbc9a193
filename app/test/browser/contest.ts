import { type Deployment, type IIdolReward, rewardAt } from "@idol/client";
import { startAnvil } from "@idol/dev/anvil";
import { JsonRpcProvider, parseEther, ZeroAddress } from "ethers";
import { withTerminal } from "hardhat-ezkl/terminal";
import { openAnother, setUpContest } from "../../host/local-contest.ts";
import { temporaryFolder } from "./bundle.ts";

/** Terms of the contest that the tests play. */
export const CONTEST = {
  prize: parseEther("0.1"),
  bond: parseEther("0.01"),
  /** The first season, without an audit, and one with. */
  open: 1n,
  audited: 2n,
  /** Seconds. */
  auditedOpenFor: 3600,
  revealPeriod: 86_400,
  auditPeriod: 86_400,
} as const;

/** A contest on an Anvil of its own. */
export interface Contest {
  url: string;
  provider: JsonRpcProvider;
  reward: IIdolReward;
  deployment: Omit<Deployment, "rpcUrl">;
  /** Lets so many seconds pass. */
  wait(seconds: number): Promise<void>;
  /** Ends the chain. Returns how to start it again: as it was, or empty. */
  goDark(): Promise<(how: "as it was" | "empty") => Promise<void>>;
  stop(): Promise<void>;
}

const SILENT = { write() {} };

let prepared: Promise<{ state: string; deployment: Omit<Deployment, "rpcUrl"> }> | undefined;

/** A fresh Anvil with the contest on it; deployed once, and brought back from then on. */
export async function startContest(): Promise<Contest> {
  prepared ??= prepare();
  const { state, deployment } = await prepared;
  let anvil = await startAnvil();
  const provider = new JsonRpcProvider(anvil.url, undefined, { staticNetwork: true, cacheTimeout: -1 });
  await provider.send("anvil_loadState", [state]);
  return {
    url: anvil.url,
    provider,
    deployment,
    reward: rewardAt(deployment.reward, provider),
    async wait(seconds) {
      await provider.send("evm_increaseTime", [seconds]);
      await provider.send("evm_mine", []);
    },
    async goDark() {
      const then = await provider.send("anvil_dumpState", []);
      await anvil.stop();
      return async (how) => {
        anvil = await startAnvil({ port: anvil.port });
        if (how === "as it was") await provider.send("anvil_loadState", [then]);
      };
    },
    async stop() {
      provider.destroy();
      await anvil.stop();
    },
  };
}

async function prepare() {
  const anvil = await startAnvil();
  const provider = new JsonRpcProvider(anvil.url, undefined, { staticNetwork: true, cacheTimeout: -1 });
  try {
    const journal = await temporaryFolder("journal");
    const deployment = await withTerminal({ out: SILENT, err: SILENT }, () =>
      setUpContest({
        url: anvil.url,
        prize: "0.1",
        pot: "1",
        duration: "30d",
        journal,
      }),
    );
    const now = (await provider.getBlock("latest"))!.timestamp;
    const audited = {
      closesAt: now + CONTEST.auditedOpenFor,
      revealPeriod: CONTEST.revealPeriod,
      auditPeriod: CONTEST.auditPeriod,
      auditor: accountOf(deployment, "Auditor"),
      bond: CONTEST.bond,
      phrase: true,
      currency: ZeroAddress,
    };
    await openAnother(anvil.url, deployment.reward, audited, CONTEST.prize);
    return { state: (await provider.send("anvil_dumpState", [])) as string, deployment };
  } finally {
    provider.destroy();
    await anvil.stop();
  }
}

/** The address of one of the accounts that the page offers. */
export function accountOf({ demoAccounts = [] }: Pick<Deployment, "demoAccounts">, name: string): string {
  const found = demoAccounts.find((account) => account.name === name);
  if (found === undefined) throw new TypeError(`there is no ${name}`);
  return found.address;
}
