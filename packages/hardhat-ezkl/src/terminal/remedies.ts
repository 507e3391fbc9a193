import type { CodedError } from "@idol/ezkl/errors";

/** What to do, where a terminal knows better than the library that refused. */
const REMEDIES: Readonly<Record<string, string>> = {
  ARTEFACT_MISSING: "Restore the file, or build the circuit again with: npx hardhat ezkl setup",
  ARTEFACT_INVALID: "Build the circuit again with: npx hardhat ezkl setup",
  ARTEFACT_MISMATCH:
    "Restore the files of one build, or build the circuit again with: npx hardhat ezkl setup",
};

export function remedyOf({ code, remedy }: CodedError): string {
  return REMEDIES[code] ?? remedy;
}
