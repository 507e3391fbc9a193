import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { ZeroAddress } from "ethers";

/** The reward contract, which makes its badge contract itself. Owner: the deployer; guardian: nobody, unless given. */
export default buildModule("IdolReward", (m) => {
  const owner = m.getParameter("owner", m.getAccount(0));
  const guardian = m.getParameter("guardian", ZeroAddress);
  return { reward: m.contract("IdolReward", [owner, guardian]) };
});
