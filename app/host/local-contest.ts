import { rewardAt, type SeasonTermsStruct } from "@idol/client";
import { JsonRpcProvider, type Result } from "ethers";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import config from "../../hardhat.config.ts";
import { appPaths } from "./paths.ts";
import type { LocalDeployment } from "./serve.ts";

/** Where the contest of a local chain is set up. */
export interface LocalContestOptions {
  /** The node. */
  url: string;
  judge?: string;
  /** In ether. */
  prize: string;
  pot: string;
  /** How long the first season takes claims, as `30d`. */
  duration: string;
  /** Where Ignition's journal goes, if not into the workspace's. */
  journal?: string | undefined;
}

/** The accounts that the page offers on a local chain: the first is the organiser's own. */
const DEMO_NAMES = ["Organiser", "Singer", "Relayer", "Rival", "Auditor"];

/** Deploys verifier and reward contract by `idol:deploy`, with the first season funded. */
export async function setUpContest(options: LocalContestOptions): Promise<LocalDeployment> {
  const { url, judge = "idol", prize, pot, duration, journal } = options;
  const { anvil } = config.networks as { anvil: object };
  const runtime = await createHardhatRuntimeEnvironment(
    {
      ...config,
      networks: { ...config.networks, anvil: { ...anvil, type: "http", url } },
      paths: { ...config.paths, ...(journal === undefined ? {} : { ignition: journal }) },
    },
    { network: "anvil" },
    appPaths.workspace,
  );
  const deploy = runtime.tasks.getTask("idol:deploy");
  const { reward, chainId } = (await deploy.run({ judge, prize, pot, duration })) as {
    reward: string;
    chainId: bigint;
  };
  const provider = new JsonRpcProvider(url);
  const accounts = await provider.listAccounts();
  provider.destroy();
  return {
    network: "Local chain",
    chainId: Number(chainId),
    reward,
    fromBlock: 0,
    demoAccounts: DEMO_NAMES.map((name, index) => ({ name, address: accounts[index]!.address })),
  };
}

/** Opens and funds one more season with the first one's terms, but for what is given. Returns its number. */
export async function openAnother(
  url: string,
  reward: string,
  change: Partial<SeasonTermsStruct>,
  pot: bigint,
): Promise<bigint> {
  const provider = new JsonRpcProvider(url, undefined, { staticNetwork: true, cacheTimeout: -1 });
  try {
    const contract = rewardAt(reward, await provider.getSigner(0));
    const { terms } = await contract.seasonOf(1n);
    const first = (terms as unknown as Result).toObject() as SeasonTermsStruct;
    const opened = await contract.openSeason({ ...first, ...change });
    await opened.wait();
    const number = await contract.seasonCount();
    if (pot > 0n) await (await contract.fund(number, pot, { value: pot })).wait();
    return number;
  } finally {
    provider.destroy();
  }
}
