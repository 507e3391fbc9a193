import { fileURLToPath } from "node:url";
import type { CircuitPlace } from "@idol/ezkl/artefacts";
import { paths } from "@idol/ml/judges";

/** Where the generated verifiers lie in this workspace, unless the environment names another folder. */
const verifiersFolder = (): string =>
  process.env.IDOL_VERIFIERS_DIR ?? fileURLToPath(new URL("../contracts/generated", import.meta.url));

/** Where a judge's circuit lies. */
export function placeOf(judge: string): CircuitPlace {
  return { folder: paths.judge(judge), verifiers: verifiersFolder() };
}
