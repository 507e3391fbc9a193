import { explainFailure, REWARD, type SeasonTermsStruct, type Units } from "@idol/client";
import { ContractFactory, toQuantity, ZeroAddress } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";

/** A first season as it is to be deployed. */
export interface Rehearsed {
  sender: string;
  guardian: string;
  /** Unix seconds. */
  now: number;
  verifierContract: string;
  terms: Omit<SeasonTermsStruct, "verifier">;
  pot: bigint;
  units: Units;
}

/** Gas of each transaction of a deployment. */
export interface Gas {
  verifier: bigint;
  reward: bigint;
  approveCurrency: bigint;
  open: bigint;
  approve: bigint;
  fund: bigint;
}

/** What a token's own transactions take: it is not on the rehearsal's chain. */
export const TOKEN_GAS = { approve: 60_000n, fund: 140_000n };
/** More than anybody has; a deployment's costs are checked elsewhere. */
const RICH = toQuantity(10n ** 30n);

/**
 * Does a whole deployment on a chain of its own inside this process, from the same account and at the same time: so the contracts' own rules speak
 * before anything is sent, and tell what it takes.
 *
 * @throws CONTRACT_REVERTED with the reason
 */
export async function rehearse(hre: HardhatRuntimeEnvironment, planned: Rehearsed): Promise<Gas> {
  const { sender, guardian, now, terms, pot, units } = planned;
  const { provider, close } = await hre.network.create({
    network: "default",
    override: { initialDate: new Date((now - 1) * 1000) },
  });
  const request = (method: string, ...params: unknown[]) => provider.request({ method, params });
  const send = async (transaction: Record<string, unknown>) => {
    const hash = await request("eth_sendTransaction", {
      from: sender,
      gas: toQuantity(16_000_000),
      ...transaction,
    });
    const receipt = await request("eth_getTransactionReceipt", hash);
    const { gasUsed, contractAddress } = receipt as { gasUsed: string; contractAddress: string };
    return { gas: BigInt(gasUsed), address: contractAddress };
  };
  try {
    await request("hardhat_impersonateAccount", sender);
    await request("hardhat_setBalance", sender, RICH);
    const verifier = await send({ data: await creation(hre, planned.verifierContract) });
    const reward = await send({ data: await creation(hre, "IdolReward", [sender, guardian]) });
    const call = (method: string, args: readonly unknown[], value = 0n) =>
      send({
        to: reward.address,
        data: REWARD.encodeFunctionData(method, args),
        value: toQuantity(value),
      });
    const currency = String(terms.currency);
    const native = currency === ZeroAddress;
    let approveCurrency = 0n;
    if (!native) {
      await request("hardhat_setCode", currency, "0x00");
      approveCurrency = (await call("approveCurrency", [currency, true])).gas;
    }
    const open = await call("openSeason", [{ verifier: verifier.address, ...terms }]);
    const fund = native && pot > 0n ? (await call("fund", [1n, pot], pot)).gas : TOKEN_GAS.fund;
    return {
      verifier: verifier.gas,
      reward: reward.gas,
      approveCurrency,
      open: open.gas,
      approve: native ? 0n : TOKEN_GAS.approve,
      fund: pot > 0n ? fund : 0n,
    };
  } catch (thrown) {
    throw explainFailure(thrown, units);
  } finally {
    await close();
  }
}

/** A contract's creation code with its constructor's arguments. */
async function creation(hre: HardhatRuntimeEnvironment, name: string, args: unknown[] = []): Promise<string> {
  const { abi, bytecode } = await hre.artifacts.readArtifact(name);
  const { data } = await new ContractFactory(abi, bytecode).getDeployTransaction(...args);
  return data;
}
