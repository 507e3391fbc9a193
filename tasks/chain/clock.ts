import type { Chain } from "./connect.ts";

/** From when a season's times are counted. */
export interface StartTime {
  /** Unix seconds. */
  now: number;
  /** Seconds by which the node's newest block is older than this machine's clock, if it is much. */
  stale?: number;
}

/** A public chain's newest block is younger than this; an idle development node's may be days old. */
const STALE_SECONDS = 120;

/** The later of the chain's newest block and this machine's clock: the next block will not be earlier. */
export async function startTime({ ethers }: Pick<Chain, "ethers">): Promise<StartTime> {
  const own = Math.floor(Date.now() / 1000);
  const block = await ethers.provider.getBlock("latest");
  const node = block?.timestamp ?? own;
  const behind = own - node;
  return behind > STALE_SECONDS ? { now: own, stale: behind } : { now: Math.max(own, node) };
}
