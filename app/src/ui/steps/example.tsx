import { formatScore } from "@idol/client/format";
import { judgeExample } from "../../session/example.ts";
import { chosenSeason } from "../../session/state.ts";
import { LoadFailed } from "../load-failed.tsx";
import { Player } from "../player/player.tsx";
import { Spectrogram } from "../spectrogram/spectrogram.tsx";
import { useAsked, useSession } from "../use.ts";
import { Contributions } from "./contributions.tsx";

/** A voice that wins: heard, seen, with its score by the season's judge, and why. */
export default function Example() {
  const season = useSession(chosenSeason);
  const judgeHash = season?.terms.judgeHash;
  const { answer, failure, again } = useAsked(judgeHash ?? "default", () => judgeExample(judgeHash));
  if (failure !== undefined) return <LoadFailed cause={failure} onRetry={again} />;
  if (answer === undefined) return <p className="muted">The judge listens…</p>;
  const { bytes, judge, verdict } = answer;
  const published = judge.config.threshold;
  const threshold = season?.terms.threshold ?? (published ? BigInt(published.instance) : undefined);
  const { scale } = judge.manifest.score;
  return (
    <div className="take">
      <Spectrogram verdict={verdict} attention />
      <Player bytes={bytes} label="A voice that wins" />
      <p>
        The judge gives it <strong>{formatScore(verdict.instance, scale)}</strong>
        {threshold !== undefined && `; ${formatScore(threshold, scale)} wins`}.
      </p>
      <Contributions verdict={verdict} />
      <p className="muted">
        “Dogs are sitting by the door”, said with strong surprise by actor 18 of{" "}
        <a href="https://doi.org/10.1371/journal.pone.0196391" rel="noreferrer">
          RAVDESS
        </a>{" "}
        (Livingstone and Russo, 2018), unmodified, under{" "}
        <a href="https://creativecommons.org/licenses/by-nc-sa/4.0/" rel="noreferrer">
          CC BY-NC-SA 4.0
        </a>
        . No judge was trained on it.
      </p>
    </div>
  );
}
