import { toFailure } from "../failure.ts";
import { askJudge } from "../judge/ask-judge.ts";
import { loadJudge } from "../judge/judge.ts";
import { chosenSeason, setError, stage } from "./state.ts";

/** Has the season's judge, or the default one, score the take that is on the stage. */
export async function judge(): Promise<void> {
  const { take } = stage.get();
  const season = chosenSeason(stage.get());
  if (take === undefined) return;
  const asked = performance.now();
  // Meanwhile another take or season may have been chosen: then this verdict is nobody's.
  const isCurrent = () => stage.get().take === take && chosenSeason(stage.get())?.number === season?.number;
  try {
    const judge = await loadJudge(season?.terms.judgeHash);
    const verdict = await askJudge(take.bytes, judge);
    if (!isCurrent()) return;
    stage.set({ judge, verdict, judgedIn: performance.now() - asked });
    setError("judge", undefined);
  } catch (thrown) {
    if (!isCurrent()) return;
    stage.set({ verdict: undefined });
    setError("judge", toFailure(thrown));
  }
}
