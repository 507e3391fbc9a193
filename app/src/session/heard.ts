import type { Take } from "../audio/take.ts";
import type { Judge } from "../judge/judge.ts";
import type { Verdict } from "../judge/verdict.ts";
import { keep } from "../store/keep.ts";
import { session } from "./state.ts";

/** Keeps what a judge said of a take, to be compared with others. */
export async function noteHeard({ hash, name, made }: Take, judge: Judge, verdict: Verdict): Promise<void> {
  const heard = { hash, name, made, score: verdict.instance.toString() };
  const { scale: scoreScale } = judge.manifest.score;
  await show(keep.saveHeard({ ...heard, scoreScale, judgeHash: judge.hash }));
}

/** Drops an earlier take, unless a proof or an audit needs its recording. */
export async function forgetHeard(hash: string): Promise<void> {
  await show(keep.dropHeard(hash));
}

/** Where nothing can be kept, that was told already. */
async function show(heard: ReturnType<typeof keep.heard>): Promise<void> {
  const all = await heard.catch(() => undefined);
  if (all !== undefined) session.set({ heard: all });
}
