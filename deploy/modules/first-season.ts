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

/** What is called of an ERC-20; no artifact of it is compiled here. */
const TOKEN = {
  _format: "hh3-artifact-1",
  contractName: "IERC20",
  sourceName: "",
  bytecode: "0x",
  deployedBytecode: "0x",
  linkReferences: {},
  deployedLinkReferences: {},
  abi: [
    {
      type: "function",
      name: "approve",
      stateMutability: "nonpayable",
      inputs: [
        { name: "spender", type: "address" },
        { name: "value", type: "uint256" },
      ],
      outputs: [{ name: "", type: "bool" }],
    },
  ],
} as const;

/** Verifier, reward contract, and a first season that is opened and funded: in the native coin, or in an ERC-20. */
export function firstSeasonModule(verifierContract: string, paidIn: "coin" | "token" = "coin") {
  return buildModule(`${paidIn === "coin" ? "FirstSeason" : "FirstTokenSeason"}_${verifierContract}`, (m) => {
    const { verifier } = m.useModule(verifierModule(verifierContract));
    const { reward: rewardContract } = m.useModule(reward);
    const terms = Object.fromEntries(TERMS.map((name) => [name, m.getParameter(name)]));
    const pot = m.getParameter("pot");
    if (paidIn === "coin") {
      const opened = m.call(rewardContract, "openSeason", [{ verifier, ...terms }]);
      const season = m.readEventArgument(opened, "SeasonOpened", "season");
      m.call(rewardContract, "fund", [season, pot], { value: pot });
    } else {
      const currency = m.getParameter("currency");
      const approved = m.call(rewardContract, "approveCurrency", [currency, true]);
      const opened = m.call(rewardContract, "openSeason", [{ verifier, ...terms }], { after: [approved] });
      const season = m.readEventArgument(opened, "SeasonOpened", "season");
      const allowed = m.call(m.contractAt("IERC20", TOKEN, currency), "approve", [rewardContract, pot]);
      m.call(rewardContract, "fund", [season, pot], { after: [allowed] });
    }
    return { verifier, reward: rewardContract };
  });
}

export default firstSeasonModule("IdolVerifier");
