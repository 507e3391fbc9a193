import { emptyTask, task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import type { TaskDefinition } from "hardhat/types/tasks";

const json = { name: "json", description: "Print the result as JSON, and nothing else" } as const;
const circuit = { name: "circuit", description: "The circuit's name in hardhat.config.ts" } as const;
const anyCircuit = {
  name: "circuit",
  description: "One circuit; all of them by default",
  defaultValue: "",
} as const;
const proof = {
  name: "proof",
  description: "The proof file",
  type: ArgumentType.STRING,
  defaultValue: "proof.json",
} as const;
const input = {
  name: "input",
  description: 'The inputs: {"name": [values]}, EZKL\'s input.json, or a .npy where there is one input',
  type: ArgumentType.STRING_WITHOUT_DEFAULT,
  defaultValue: undefined,
} as const;
const proofOut = {
  name: "out",
  description: "Where the proof goes",
  type: ArgumentType.STRING,
  defaultValue: "proof.json",
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
    .addPositionalArgument(anyCircuit)
    .addFlag(json)
    .setAction(() => import("./setup.ts"))
    .build(),
  task(["ezkl", "info"], "Tells what circuits cost: a forecast where they are not built")
    .addPositionalArgument(anyCircuit)
    .addFlag({ name: "measure", description: "Prove the sample, and measure time, proof and gas" })
    .addFlag(json)
    .setAction(() => import("./info.ts"))
    .build(),
  task(["ezkl", "witness"], "Computes what a circuit gives for inputs, without a proof")
    .addPositionalArgument(circuit)
    .addOption(input)
    .addFlag(json)
    .setAction(() => import("./witness.ts"))
    .build(),
  task(["ezkl", "mock"], "Checks every constraint on inputs, without a proof (needs Python)")
    .addPositionalArgument(circuit)
    .addOption(input)
    .addFlag(json)
    .setAction(() => import("./mock.ts"))
    .build(),
  task(["ezkl", "prove"], "Proves what a model gives for inputs")
    .addPositionalArgument(circuit)
    .addOption(input)
    .addOption(proofOut)
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
  task(["ezkl", "deploy-verifier"], "Deploys a circuit's verifier to the network that --network names")
    .addPositionalArgument(circuit)
    .addFlag(json)
    .setAction(() => import("./deploy-verifier.ts"))
    .build(),
  task(["ezkl", "verify-evm"], "Checks a proof with the verifier contract, by a call")
    .addPositionalArgument(circuit)
    .addOption(proof)
    .addOption(verifier)
    .addFlag(json)
    .setAction(() => import("./verify-evm.ts"))
    .build(),
  task(["ezkl", "add-key"], "Writes a model with a second graph (key) → (key), to bind proofs to an account")
    .addPositionalArgument({ name: "onnx", description: "The ONNX file" })
    .addOption({
      name: "out",
      description: "Where the model goes; beside the other, as NAME-key.onnx, by default",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addFlag(json)
    .setAction(() => import("./add-key.ts"))
    .build(),
  task(["ezkl", "clean"], "Removes what setup has made")
    .addPositionalArgument(anyCircuit)
    .addFlag(json)
    .setAction(() => import("./clean.ts"))
    .build(),
];
