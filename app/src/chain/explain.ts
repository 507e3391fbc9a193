import type { Currency } from "@idol/client";
import { decodeRevert, explainFailure, isDeclined } from "@idol/client/reverts";
import type { CodedError } from "@idol/ezkl/errors";
import { isBusy, walletError } from "./wallets.ts";

/** What of a season an explanation needs: the units of its scores and money. */
interface PricedSeason {
  terms: { scoreScale: bigint };
  currency: Currency;
}

/** What a call or a transaction threw, in words for a visitor and in the units of the season that it was about. */
export function explain(thrown: unknown, wallet: string, season?: PricedSeason): CodedError {
  if (decodeRevert(thrown) === undefined && (isDeclined(thrown) || isBusy(thrown)))
    return walletError(thrown, wallet);
  return explainFailure(thrown, {
    audience: "page",
    who: wallet,
    ...(season && { scoreScale: Number(season.terms.scoreScale), currency: season.currency }),
  });
}
