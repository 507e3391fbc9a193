import { TaskError } from "../errors.ts";
import type { Chain } from "./connect.ts";

/** Refuses the address of an account where an option asks for a contract's. @throws OPTION_INVALID */
export async function checkHasCode(
  { ethers, connection }: Chain,
  address: string,
  option: string,
): Promise<void> {
  if ((await ethers.provider.getCode(address)) !== "0x") return;
  throw new TaskError(
    "OPTION_INVALID",
    `--${option} ${address} is an account without code on network "${connection.networkName}".`,
    `Give the address of a deployed ${option}, or leave --${option} out for the network's own.`,
  );
}
