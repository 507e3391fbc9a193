import { decodeRevert, explainFailure, isDeclined } from "@idol/client/reverts";
import type { CodedError } from "@idol/ezkl/errors";
import type { Season } from "./seasons.ts";
import { isBusy, walletError } from "./wallets.ts";

/** What a call or a transaction threw, in words for a visitor and in the units of the season that it was about. */
export function explain(thrown: unknown, wallet: string, season?: Season): CodedError {
  if (decodeRevert(thrown) === undefined && (isDeclined(thrown) || isBusy(thrown)))
    return walletError(thrown, wallet);
  return explainFailure(thrown, {
    audience: "page",
    who: wallet,
    ...(season && { scoreScale: Number(season.terms.scoreScale), currency: season.currency }),
  });
}
