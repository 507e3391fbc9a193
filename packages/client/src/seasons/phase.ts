import type { Season } from "./season.ts";

/** Where a season stands. */
export type Phase = "upcoming" | "open" | "paused" | "reveal" | "audit" | "final";

/** What of a season its phase depends on. */
type Timed = Pick<Season, "terms" | "state">;

/** A season's phase at a moment of the chain. */
export function phaseOf({ terms, state }: Timed, now: bigint): Phase {
  if (now < terms.opensAt) return "upcoming";
  if (now < state.closesAt) return state.paused ? "paused" : "open";
  if (now < state.revealEndsAt) return "reveal";
  return now < state.finalAt ? "audit" : "final";
}

/** The second at which a season's phase ends; undefined where it never does. */
export function phaseEnd(season: Timed, now: bigint): bigint | undefined {
  const { terms, state } = season;
  const ends: Record<Phase, bigint | undefined> = {
    upcoming: terms.opensAt,
    open: state.closesAt,
    paused: state.closesAt,
    reveal: state.revealEndsAt,
    audit: state.finalAt,
    final: undefined,
  };
  return ends[phaseOf(season, now)];
}
