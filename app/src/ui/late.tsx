import type { ReactNode } from "react";
import { LoadFailed } from "./load-failed.tsx";
import { useAsked } from "./use.ts";

type Part<P> = { default: (props: P) => ReactNode };

/** A part of the page whose code is loaded when the part is first shown. */
export function Late<P>({
  load,
  waiting = null,
  with: props,
}: {
  load: () => Promise<Part<P>>;
  waiting?: ReactNode;
  with: P;
}) {
  const { answer, failure, again } = useAsked("code", load);
  if (failure !== undefined) return <LoadFailed cause={failure} onRetry={again} />;
  return answer ? <answer.default {...(props as P & object)} /> : waiting;
}
