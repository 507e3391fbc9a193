import type { TaskDefinition } from "hardhat/types/tasks";

/** A command for each task, as its `--help` ends with it; a test runs them. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  "idol:allowlist": "npx hardhat idol:allowlist --csv singers.csv --out singers.json",
  "idol:audit":
    "npx hardhat --network anvil idol:audit --claim 1:0xSINGER --recording proof.json.recording.wav",
  "idol:badge": "npx hardhat --network anvil idol:badge --claim 1:0xSINGER --out badge.svg",
  "idol:card": "npx hardhat idol:card --judge mine",
  "idol:circuit": "npx hardhat idol:circuit --judge mine",
  "idol:claim": "npx hardhat --network anvil idol:claim --proof proof.json",
  "idol:claim-batch": "npx hardhat --network anvil idol:claim-batch --proofs proofs",
  "idol:data": "npx hardhat idol:data corpora --only ravdess-speech",
  "idol:demo": "npx hardhat idol:demo --full",
  "idol:deploy": "npx hardhat --network anvil idol:deploy --prize 0.01 --pot 0.1 --duration 30d",
  "idol:evaluate": "npx hardhat idol:evaluate --judge mine --data corpora",
  "idol:export": "npx hardhat idol:export --judge mine",
  "idol:features": "npx hardhat idol:features --audio voice.wav --picture voice.svg",
  "idol:import": "npx hardhat idol:import --onnx mine.onnx --name mine",
  "idol:index": "npx hardhat --network anvil idol:index --port 42069",
  "idol:mock": "npx hardhat idol:mock --audio voice.wav",
  "idol:owner": "npx hardhat --network anvil idol:owner --to 0xSAFE",
  "idol:pause": "npx hardhat --network anvil idol:pause --season 1",
  "idol:prove": "npx hardhat --network anvil idol:prove --audio voice.wav --season 1 --out proof.json",
  "idol:refuse-payment": "npx hardhat --network anvil idol:refuse-payment",
  "idol:reject": "npx hardhat --network anvil idol:reject --claim 1:0xSINGER --reason no-voice",
  "idol:relay": "npx hardhat --network anvil idol:relay --daily-cap 0.05",
  "idol:reveal":
    "npx hardhat --network anvil idol:reveal --season 1 --uri ipfs://CID --ipfs-gateway https://ipfs.io",
  "idol:score": "npx hardhat idol:score --audio voice.wav",
  "idol:season close-out": "npx hardhat --network anvil idol:season close-out --season 1",
  "idol:season fund": "npx hardhat --network anvil idol:season fund --season 1 --amount 0.05",
  "idol:season list": "npx hardhat --network anvil idol:season list",
  "idol:season open": "npx hardhat --network anvil idol:season open --prize 0.02 --pot 0.2 --duration 7d",
  "idol:season promote": "npx hardhat --network anvil idol:season promote --season 1",
  "idol:season receiver": "npx hardhat --network anvil idol:season receiver --season 1 --to 0xRECEIVER",
  "idol:status": "npx hardhat --network anvil idol:status --season 1",
  "idol:train": "npx hardhat idol:train --data corpora --plan idol --judge mine",
  "idol:verify": "npx hardhat idol:verify --proof proof.json",
  "idol:verify-evm": "npx hardhat --network anvil idol:verify-evm --proof proof.json",
  "idol:withdraw": "npx hardhat --network anvil idol:withdraw",
  "idol:witness": "npx hardhat idol:witness --audio voice.wav --out witness.json",
};

/** What every task's help says first of an option that must be given. */
const REQUIRED = "Required. ";

/** Marks an option that a task cannot do without: Hardhat knows no such thing. */
export function needed<Option extends { description: string }>(option: Option): Option {
  return { ...option, description: `${REQUIRED}${option.description}` };
}

/** A task whose help, where that is asked for, ends its first paragraph with an example; in the list of all tasks it is one line. */
export function withExample(
  definition: TaskDefinition,
  argv: readonly string[] = process.argv,
): TaskDefinition {
  const example = EXAMPLES[definition.id.join(" ")];
  const isAsked = argv.includes("--help") && definition.id.every((word) => argv.includes(word));
  if (example === undefined || !isAsked) return definition;
  return { ...definition, description: `${definition.description}\n\nExample: ${example}` };
}
