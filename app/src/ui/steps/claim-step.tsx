import { chosenProof } from "../../session/state.ts";
import { LoadFailed } from "../load-failed.tsx";
import { useAsked, useSession } from "../use.ts";

/** The way from the proof to the money, whose code is loaded when there is a proof. */
export function ClaimStep() {
  const proof = useSession(chosenProof);
  const { answer, failure, again } = useAsked(proof && "claim", () => import("./claim.tsx"));
  if (proof === undefined) return null;
  if (failure !== undefined) return <LoadFailed cause={failure} onRetry={again} />;
  return answer && <answer.default key={proof.id} proof={proof} />;
}
