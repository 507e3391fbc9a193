import type { HardhatPlugin } from "hardhat/types/plugins";
import { auditTasks } from "./definitions/audit-tasks.ts";
import { chainTasks } from "./definitions/chain-tasks.ts";
import { dataTasks } from "./definitions/data-tasks.ts";
import { withExample } from "./definitions/examples.ts";
import { indexTasks } from "./definitions/index-task.ts";
import { judgeTasks } from "./definitions/judge-tasks.ts";
import { proofTasks } from "./definitions/proof-tasks.ts";
import { relayTasks } from "./definitions/relay-task.ts";
import { seasonTasks } from "./definitions/season-tasks.ts";

/** The tasks `idol:*`: descriptions here, thin adapters in `actions`, everything else in @idol/ml and `chain`. */
const plugin: HardhatPlugin = {
  id: "idol",
  npmPackage: "idol",
  hookHandlers: { solidity: () => import("./hooks/solidity.ts") },
  tasks: [
    ...dataTasks,
    ...judgeTasks,
    ...proofTasks,
    ...chainTasks,
    ...seasonTasks,
    ...auditTasks,
    ...relayTasks,
    ...indexTasks,
  ].map((task) => withExample(task)),
};

export default plugin;
