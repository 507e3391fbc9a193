import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

/** The generated verifier of a judge, by the name of its contract (`IdolVerifier` for the judge `idol`). */
export function verifierModule(contractName: string) {
  return buildModule(contractName, (m) => ({ verifier: m.contract(contractName) }));
}

export default verifierModule("IdolVerifier");
