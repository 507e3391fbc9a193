import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import reward from "./reward.ts";
import { verifierModule } from "./verifier.ts";

/** The terms of a season that are parameters of its deployment; the verifier's address comes from its own module. */
export const TERMS = [
  "opensAt",
  "closesAt",
  "scoreScale",
  "badge",
  "judgeHash",
  "minScore",
  "maxScore",
  "threshold",
  "prize",
  "currency",
  "revealPeriod",
  "auditPeriod",
  "auditor",
  "organiser",
  "bond",
  "allowlistRoot",
] as const;

/** Verifier, reward contract, and a first season that is opened and funded in the native coin. */
export function firstSeasonModule(verifierContract: string) {
  return buildModule(`FirstSeason_${verifierContract}`, (m) => {
    const { verifier } = m.useModule(verifierModule(verifierContract));
    const { reward: rewardContract } = m.useModule(reward);
    const terms = Object.fromEntries(TERMS.map((name) => [name, m.getParameter(name)]));
    const opened = m.call(rewardContract, "openSeason", [{ verifier, ...terms }]);
    const season = m.readEventArgument(opened, "SeasonOpened", "season");
    const pot = m.getParameter("pot");
    m.call(rewardContract, "fund", [season, pot], { value: pot });
    return { verifier, reward: rewardContract };
  });
}

export default firstSeasonModule("IdolVerifier");
