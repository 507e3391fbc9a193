import { formatScore } from "@idol/client/format";
import { useState } from "react";
import { forgetHeard } from "../../session/heard.ts";
import { presentHeard } from "../../session/sing.ts";
import { chosenSeason } from "../../session/state.ts";
import { type HeardTake, keep } from "../../store/keep.ts";
import { Player } from "../player/player.tsx";
import { useAsked, useSession } from "../use.ts";

/** Takes that were judged before, to compare and to go on with. */
export default function EarlierTakes() {
  const current = useSession((now) => now.take?.hash);
  const all = useSession((now) => now.heard);
  const judgeHash = useSession((now) => chosenSeason(now)?.terms.judgeHash ?? now.judge?.hash);
  const best = all
    .filter((heard) => heard.judgeHash === judgeHash)
    .reduce<HeardTake | undefined>(
      (top, each) => (top && BigInt(top.score) >= BigInt(each.score) ? top : each),
      undefined,
    );
  const earlier = all.filter(({ hash }) => hash !== current);
  if (earlier.length === 0) return null;
  return (
    <section aria-labelledby="earlier">
      <h3 id="earlier">Earlier takes</h3>
      <ul className="kept">
        {earlier.map((heard) => (
          <Earlier
            key={heard.hash}
            heard={heard}
            isBest={heard === best}
            isOther={heard.judgeHash !== judgeHash}
          />
        ))}
      </ul>
    </section>
  );
}

function Earlier({ heard, isBest, isOther }: { heard: HeardTake; isBest: boolean; isOther: boolean }) {
  const { hash, name, score, scoreScale } = heard;
  const [open, setOpen] = useState(false);
  const { answer } = useAsked(open ? hash : undefined, () => keep.take(hash));
  const what = `${name}, score ${formatScore(BigInt(score), scoreScale)}`;
  return (
    <li>
      <span>
        <strong>{formatScore(BigInt(score), scoreScale)}</strong> {name}
        {isBest && " · your best"}
        {isOther && " · by another judge"}
      </span>
      <span className="row">
        <button
          type="button"
          className="quiet"
          aria-label={`Listen to ${what}`}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          Listen
        </button>
        <button
          type="button"
          className="quiet"
          aria-label={`Use ${what}`}
          onClick={() => void presentHeard(hash)}
        >
          Use
        </button>
        <button
          type="button"
          className="quiet"
          aria-label={`Forget ${what}`}
          onClick={() => void forgetHeard(hash)}
        >
          Forget
        </button>
      </span>
      {answer && <Player bytes={answer.bytes} label={what} />}
    </li>
  );
}
