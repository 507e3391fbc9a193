import { emptyTask, task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import type { TaskDefinition } from "hardhat/types/tasks";

const json = { name: "json", description: "Print the result as JSON, and nothing else" } as const;
const circuit = { name: "circuit", description: "The circuit's name in hardhat.config.ts" } as const;
const proof = {
  name: "proof",
  description: "The proof file",
  type: ArgumentType.STRING,
  defaultValue: "proof.json",
} as const;
const input = {
  name: "input",
  description: 'The inputs: {"name": [values]}, or EZKL\'s input.json',
  type: ArgumentType.STRING_WITHOUT_DEFAULT,
  defaultValue: undefined,
} as const;
const backend = {
  name: "backend",
  description: "auto, wasm, or native (EZKL for Python)",
  type: ArgumentType.STRING,
  defaultValue: "auto",
} as const;
const threads = {
  name: "threads",
  description: "How many threads prove; as many as the machine runs at once by default",
  type: ArgumentType.STRING_WITHOUT_DEFAULT,
  defaultValue: undefined,
} as const;
const verifier = {
  name: "verifier",
  description: "The verifier's address; by default the one that deploy-verifier left",
  type: ArgumentType.STRING_WITHOUT_DEFAULT,
  defaultValue: undefined,
} as const;

/** The tasks `ezkl …`: descriptions here, thin adapters beside. */
export const tasks: TaskDefinition[] = [
  emptyTask("ezkl", "Zero-knowledge proofs of the project's models").build(),
  task(["ezkl", "setup"], "Builds circuits, keys and verifiers: only what has changed")
    .addPositionalArgument({
      ...circuit,
      description: "One circuit; all of them by default",
      defaultValue: "",
    })
    .addFlag(json)
    .setAction(() => import("./setup.ts"))
    .build(),
  task(["ezkl", "prove"], "Proves what a model gives for inputs")
    .addPositionalArgument(circuit)
    .addOption(input)
    .addOption({
      name: "out",
      description: "Where the proof goes",
      type: ArgumentType.STRING,
      defaultValue: "proof.json",
    })
    .addOption(backend)
    .addOption(threads)
    .addFlag(json)
    .setAction(() => import("./prove.ts"))
    .build(),
  task(["ezkl", "verify"], "Checks a proof with the circuit's verifying key")
    .addPositionalArgument(circuit)
    .addOption(proof)
    .addFlag(json)
    .setAction(() => import("./verify.ts"))
    .build(),
  task(["ezkl", "verify-evm"], "Checks a proof with the verifier contract, by a call")
    .addPositionalArgument(circuit)
    .addOption(proof)
    .addOption(verifier)
    .addFlag(json)
    .setAction(() => import("./verify-evm.ts"))
    .build(),
  task(["ezkl", "deploy-verifier"], "Deploys a circuit's verifier to the network that --network names")
    .addPositionalArgument(circuit)
    .addFlag(json)
    .setAction(() => import("./deploy-verifier.ts"))
    .build(),
];
