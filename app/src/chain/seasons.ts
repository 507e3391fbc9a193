import {
  type Season as ClientSeason,
  type Currency,
  chainTime,
  type Deployment,
  readSeasons as readAll,
  readCurrency,
} from "@idol/client";
import type { Node } from "./node.ts";

/** A season with what its amounts are shown in. */
export interface Season extends ClientSeason {
  currency: Currency;
}

/** All seasons, newest first, and the time of the chain's newest block. */
export async function readSeasons(
  { reward, provider }: Node,
  deployment: Deployment,
): Promise<{ seasons: Season[]; chainTime: bigint }> {
  const [seasons, time] = await Promise.all([readAll(reward), chainTime(reward)]);
  const shown = seasons.map(async (season): Promise<Season> => {
    return { ...season, currency: await readCurrency(provider, season.terms.currency, deployment.currency) };
  });
  return { seasons: (await Promise.all(shown)).reverse(), chainTime: time };
}
