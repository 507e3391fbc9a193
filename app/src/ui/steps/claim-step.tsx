import { chosenProof } from "../../session/state.ts";
import { Late } from "../late.tsx";
import { useSession } from "../use.ts";

/** The way from the proof to the money, whose code is loaded when there is a proof. */
export function ClaimStep() {
  const proof = useSession(chosenProof);
  return proof && <Late key={proof.id} load={() => import("./claim.tsx")} with={{ proof }} />;
}
