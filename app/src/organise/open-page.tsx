import type { Node } from "../chain/node.ts";
import { ReadFailed } from "../ui/read-failed.tsx";
import { useAsked, useSession } from "../ui/use.ts";
import { judgeChoices } from "./judge-choices.ts";
import { OpenForm } from "./open-form.tsx";

/** Opens a season: its terms, each with what it means, then all of them once more before anything is sent. */
export function OpenPage({ node }: { node: Node }) {
  const seasons = useSession((now) => now.seasons);
  const { answer, failure, again } = useAsked(`judges ${seasons.length}`, () => judgeChoices(node, seasons));
  if (failure !== undefined) return <ReadFailed what="The judges" onRetry={again} />;
  if (answer === undefined) return <p className="muted">One moment…</p>;
  return <OpenForm judges={answer} />;
}
