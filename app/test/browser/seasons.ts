import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SeasonTermsStruct } from "@idol/client";
import { Contract, ContractFactory, type InterfaceAbi } from "ethers";
import { openAnother } from "../../host/local-contest.ts";
import { appPaths } from "../../host/paths.ts";
import type { Contest } from "./contest.ts";

/** A token, `MOCK` of 18 decimals or `USDX` of 6, approved for seasons to come; the node's first account gets a million of it at least. */
export async function deployToken(
  { provider, reward }: Contest,
  name: "MockToken" | "MockTether" = "MockToken",
): Promise<Contract> {
  const path = join(appPaths.workspace, `artifacts/contracts/mocks/${name}.sol/${name}.json`);
  const { abi, bytecode } = JSON.parse(await readFile(path, "utf8")) as {
    abi: InterfaceAbi;
    bytecode: string;
  };
  const organiser = await provider.getSigner(0);
  const token = new Contract(
    await (await new ContractFactory(abi, bytecode, organiser).deploy()).waitForDeployment(),
    abi,
    organiser,
  );
  await (await token.getFunction("mint").send(organiser.address, 10n ** 24n)).wait();
  await (await reward.connect(organiser).approveCurrency(token, true)).wait();
  return token;
}

/** Opens a season with the first one's terms but for what is given, and funds it in its own currency. Returns its number. */
export async function openSeason(
  contest: Contest,
  change: Partial<SeasonTermsStruct>,
  pot: bigint,
  token?: Contract,
): Promise<bigint> {
  const { url, deployment, provider, reward } = contest;
  const season = await openAnother(url, deployment.reward, change, token === undefined ? pot : 0n);
  if (token !== undefined) {
    await (await token.getFunction("approve").send(deployment.reward, pot)).wait();
    await (await reward.connect(await provider.getSigner(0)).fund(season, pot)).wait();
  }
  return season;
}
