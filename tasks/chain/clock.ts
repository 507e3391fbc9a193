import type { Chain } from "./connect.ts";

/** From when a season's times are counted. */
export interface StartTime {
  /** Unix seconds. */
  now: number;
  /** Seconds by which the node's newest block is older than this machine's clock, if it is much. */
  stale?: number;
}

/** A chain that is used has younger blocks than this; an idle development node's may be days old. */
const STALE_SECONDS = 30;

/**
 * The time of the chain's newest block; this machine's clock where that block is old, since the next one will not be. A chain inside this
 * process has its own time.
 */
export async function startTime({
  ethers,
  persistent,
}: Pick<Chain, "ethers" | "persistent">): Promise<StartTime> {
  const own = Math.floor(Date.now() / 1000);
  const block = await ethers.provider.getBlock("latest");
  const node = block?.timestamp ?? own;
  const behind = own - node;
  return persistent && behind > STALE_SECONDS ? { now: own, stale: behind } : { now: node };
}
