import { isAudited } from "@idol/client";
import { ZeroAddress } from "ethers";
import type { Season } from "../../chain/seasons.ts";
import { relayUrl } from "../../session/relay.ts";

/** Why the organiser's relay does not send this claim for a singer without coins. */
export function RelayRefuses({ takes, season }: { takes: boolean | undefined; season: Season }) {
  if (takes === undefined) return <p className="muted">Asking the organiser's relay…</p>;
  return <p className="muted">{reason(takes, season)}</p>;
}

function reason(takes: boolean, season: Season): string {
  if (relayUrl() === undefined)
    return "The organiser runs no relay: the account that sends needs coins for the network's fee.";
  if (takes && isAudited(season))
    return "The relay takes it as well, once the singer has signed it: connect the singer's account for that.";
  if (takes) return "The organiser's relay takes this claim as well.";
  if (season.terms.currency !== ZeroAddress)
    return "The organiser's relay takes no claims of this season, because its bond is in a token.";
  return "The organiser's relay takes no claims of this season, because it posts no bonds.";
}
