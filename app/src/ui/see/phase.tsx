import { type Phase, phaseEnd, phaseOf } from "@idol/client";
import { formatDuration } from "@idol/client/format";
import type { Season } from "../../chain/seasons.ts";
import { useChainTime } from "../use.ts";

const WORDS: Record<Phase, [name: string, until: string]> = {
  upcoming: ["Upcoming", "opens in"],
  open: ["Open", "closes in"],
  paused: ["Paused", "closes in"],
  reveal: ["Recordings are being revealed", "for"],
  audit: ["Being audited", "for"],
  final: ["Final", ""],
};

/** Where a season stands, and for how long. */
export function PhaseText({ season }: { season: Season }) {
  const now = useChainTime();
  const phase = phaseOf(season, now);
  const end = phaseEnd(season, now);
  const [name, until] = WORDS[phase];
  return (
    <span className="phase" data-phase={phase}>
      {name}
      {end !== undefined && (
        <>
          {`, ${until} `}
          <span role="timer">{formatDuration(Number(end - now))}</span>
        </>
      )}
    </span>
  );
}
