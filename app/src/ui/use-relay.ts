import { isAudited, relayPaysBonds } from "@idol/client";
import type { Season } from "../chain/seasons.ts";
import { relayUrl, takesClaims } from "../session/relay.ts";
import { useAsked } from "./use.ts";

/** Whether the organiser's relay takes a season's claims; undefined until it has answered. */
export function useRelayTakes(season: Season): boolean | undefined {
  const url = relayUrl();
  const mustAsk = url !== undefined && isAudited(season);
  const asked = useAsked(mustAsk ? url : undefined, () => relayPaysBonds(url!));
  if (url === undefined) return false;
  if (mustAsk && asked.answer === undefined) return asked.failure === undefined ? undefined : false;
  return takesClaims(season, asked.answer);
}
