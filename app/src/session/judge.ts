import { ignoreProgress } from "@idol/ezkl/progress";
import { toFailure } from "../failure.ts";
import { chosenSeason, session, setError } from "./state.ts";

/** Asks a judge that could not be asked again as soon as the browser is back on line. */
export function judgeWhenBack(): void {
  addEventListener("online", () => {
    if (session.get().failures.judge !== undefined) void judge();
  });
}

/** Has the season's judge, or the default one, score the current take. */
export async function judge(): Promise<void> {
  const { take } = session.get();
  const season = chosenSeason(session.get());
  if (take === undefined) return;
  const asked = performance.now();
  // Meanwhile another take or season may have been chosen: then this verdict is nobody's.
  const isCurrent = () =>
    session.get().take === take && chosenSeason(session.get())?.number === season?.number;
  try {
    // Nothing of it is needed before there is a voice.
    const [{ askJudge }, { loadJudge }] = await Promise.all([
      import("../judge/ask-judge.ts"),
      import("../judge/judge.ts"),
    ]);
    const judge = await loadJudge(season?.terms.judgeHash);
    const verdict = await askJudge(take.bytes, judge);
    if (!isCurrent()) return;
    session.set({ judge, verdict, judgedIn: performance.now() - asked });
    setError("judge", undefined);
    void import("./heard.ts").then(({ noteHeard }) => noteHeard(take, judge, verdict)).catch(() => {});
    // Whoever wins will want a proof: the engine starts meanwhile. What fails is told when it is asked for.
    if (season !== undefined && verdict.instance >= season.terms.threshold)
      import("../prove/engine.ts").then(({ proverOf }) => proverOf(judge, ignoreProgress)).catch(() => {});
  } catch (thrown) {
    if (!isCurrent()) return;
    session.set({ verdict: undefined });
    setError("judge", toFailure(thrown));
  }
}
