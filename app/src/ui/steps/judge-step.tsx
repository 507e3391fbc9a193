import { formatScore, formatSeconds } from "@idol/client/format";
import { judge } from "../../session/judge.ts";
import { chosenSeason } from "../../session/state.ts";
import { ScopedAlert } from "../alert.tsx";
import { Confetti } from "../confetti.tsx";
import { useSession } from "../use.ts";

/** The score against the season's threshold, in a sentence and on a scale. */
export function JudgeStep() {
  const take = useSession((now) => now.take);
  const verdict = useSession((now) => now.verdict);
  const failed = useSession((now) => now.failures.judge !== undefined);
  if (take === undefined) return null;
  return (
    <>
      <ScopedAlert scope="judge">
        <button type="button" onClick={() => void judge()}>
          Ask the judge again
        </button>
      </ScopedAlert>
      <div role="status">
        {verdict ? <Score /> : failed ? null : <p className="muted">The judge listens…</p>}
      </div>
    </>
  );
}

function Score() {
  const { instance } = useSession((now) => now.verdict)!;
  const judged = useSession((now) => now.judge)!;
  const judgedIn = useSession((now) => now.judgedIn);
  const season = useSession(chosenSeason);
  const scale = judged.manifest.score.scale;
  const published = judged.config.threshold;
  const threshold = season?.terms.threshold ?? (published ? BigInt(published.instance) : undefined);
  const score = Number(instance) / 2 ** scale;
  const wins = threshold !== undefined && instance >= threshold;
  return (
    <>
      <p
        className={wins ? "score won" : "score"}
        data-instance={instance.toString()}
        key={instance.toString()}
      >
        <span className="figure">{formatScore(instance, scale)}</span>
        {threshold !== undefined && <span>{sentence(instance, threshold, scale)}</span>}
        {wins && <Confetti />}
      </p>
      {threshold !== undefined && <Scale score={score} threshold={Number(threshold) / 2 ** scale} />}
      <p className="muted">
        1 is pure surprise, 0 is none. {judged.config.title}
        {judgedIn !== undefined && `; judged in ${formatSeconds(judgedIn)}`}.
      </p>
    </>
  );
}

function sentence(score: bigint, threshold: bigint, scale: number): string {
  const asked = formatScore(threshold, scale);
  if (score >= threshold) return `You win (threshold ${asked}).`;
  return `Not yet: ${formatScore(threshold - score, scale)} below the threshold ${asked}. Sing again, with more surprise.`;
}

/** The score on a line from 0 to 1, longer where the score lies beyond. */
function Scale({ score, threshold }: { score: number; threshold: number }) {
  const low = Math.min(0, score, threshold);
  const high = Math.max(1, score, threshold);
  const share = (value: number) => `${(100 * (value - low)) / (high - low)}%`;
  return (
    <div className="scale" data-wins={score >= threshold} aria-hidden="true">
      <div className="reach" style={{ width: share(score) }} />
      <div className="mark" style={{ left: share(threshold) }}>
        <span>prize</span>
      </div>
    </div>
  );
}
