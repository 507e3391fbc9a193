import { type CodedError, ensureError } from "@idol/ezkl/errors";
import type { NetworkConnection } from "hardhat/types/network";
import { PluginError } from "../errors.ts";

/** What of a connection this plugin needs: any chain type's will do. */
export type Connection = Pick<NetworkConnection<string>, "networkName" | "networkConfig" | "provider">;

/** The chain ids of local nodes. */
const LOCAL = new Set([31_337n, 1_337n]);

/** Whether a chain is one that others use. */
export function isPublic({ networkConfig }: Connection, chainId: bigint): boolean {
  return networkConfig.type !== "edr-simulated" && !LOCAL.has(chainId);
}

/** @throws PluginError `NETWORK_UNREACHABLE` */
export async function chainIdOf(connection: Connection): Promise<bigint> {
  return BigInt((await request(connection, "eth_chainId")) as string);
}

/** Asks the node. @throws PluginError `NETWORK_UNREACHABLE` where none answers; what it answers with otherwise */
export async function request(
  { provider, networkName }: Connection,
  method: string,
  params: unknown[] = [],
): Promise<unknown> {
  try {
    return await provider.request({ method, params });
  } catch (thrown) {
    const cause = ensureError(thrown);
    if (!/connect|ECONNREFUSED|fetch failed|timed? ?out|ENOTFOUND/i.test(cause.message)) throw cause;
    throw unreachable(networkName, cause);
  }
}

function unreachable(network: string, cause: Error): CodedError {
  return new PluginError(
    "NETWORK_UNREACHABLE",
    `No node answers on network "${network}": ${cause.message.split("\n")[0]}`,
    "Check the network's url in hardhat.config.ts, and that the node runs.",
    { cause },
  );
}
