import { FRIEND } from "./effect.ts";
import { AUDITOR, GUARDIAN, OWNER, SINGER, STRANGER, WINNER, type World } from "./world.ts";

/** A command that sends, and what can go wrong with it. */
export interface Scenario {
  /** Words of the command, and those of it that are other ones in another run. */
  command(world: World): string[];
  sender: string;
  /** Transactions that it sends in all. */
  sends: number;
  /** Begins on an empty chain instead of on the world's. */
  empty?: true;
  /** Options that are refused, by the contract wherever it can, put after or in the place of the command's own. */
  refused: Record<string, string>;
  /** How that ends. */
  refusal: string;
  /** Options that contradict an unfinished run; none where other options are another command. */
  contradicting?: Record<string, string>;
  /** Where a transaction that has too little gas is mined all the same, and tells of what it could not do: the command says so in its result. */
  dry?: "refused in its result";
  /** How the same command ends once it is done: it is done again, it is refused, also in what it prints as its result, or it says what stands. */
  again: "done again" | "refused" | "refused in its result" | "stands";
}

/** One for each task that sends, by its id, and by flags that make it another command; a test compares the ids with the plugin's. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  "idol:deploy": {
    command: () => ["--prize", "0.02", "--pot", "0.06"],
    sender: OWNER,
    sends: 4,
    empty: true,
    refused: { guardian: OWNER },
    refusal: "CONTRACT_REVERTED",
    contradicting: { guardian: GUARDIAN },
    again: "stands",
  },
  "idol:season open": {
    command: ({ reward, verifier }) => [
      "--prize",
      "0.02",
      "--pot",
      "0.06",
      "--verifier",
      verifier,
      ...at(reward),
    ],
    sender: OWNER,
    sends: 2,
    refused: { from: STRANGER },
    refusal: "CONTRACT_REVERTED",
    contradicting: { prize: "0.03" },
    again: "done again",
  },
  "idol:season fund": {
    command: ({ reward }) => ["--season", "1", "--amount", "0.05", ...at(reward), "--from", STRANGER],
    sender: STRANGER,
    sends: 1,
    refused: { season: "3" },
    refusal: "CONTRACT_REVERTED",
    contradicting: { amount: "0.07" },
    again: "done again",
  },
  "idol:season close-out": {
    command: ({ reward }) => ["--season", "3", "--to", FRIEND, ...at(reward)],
    sender: OWNER,
    sends: 1,
    refused: { season: "1" },
    refusal: "CONTRACT_REVERTED",
    again: "refused",
  },
  "idol:season close-out --relay": {
    command: ({ reward }) => ["--season", "3", ...at(reward), "--from", STRANGER],
    sender: STRANGER,
    sends: 1,
    refused: { season: "1" },
    refusal: "CONTRACT_REVERTED",
    again: "refused",
  },
  "idol:pause": {
    command: ({ reward }) => ["--season", "1", ...at(reward), "--from", GUARDIAN],
    sender: GUARDIAN,
    sends: 1,
    refused: { from: STRANGER },
    refusal: "CONTRACT_REVERTED",
    again: "refused",
  },
  "idol:claim": {
    command: ({ proof }) => ["--proof", proof, "--from", SINGER],
    sender: SINGER,
    sends: 1,
    refused: { from: STRANGER },
    refusal: "CONTRACT_REVERTED",
    again: "refused",
  },
  "idol:withdraw": {
    command: ({ reward }) => ["--to", FRIEND, ...at(reward), "--from", WINNER],
    sender: WINNER,
    sends: 2,
    refused: { season: "2" },
    refusal: "CONTRACT_REVERTED",
    again: "refused",
  },
  "idol:reveal": {
    command: ({ reward, audited }) => [
      ...["--season", "2", "--uri", "https://example.org/voice.wav", "--proof", audited, "--unchecked"],
      ...[...at(reward), "--from", SINGER],
    ],
    sender: SINGER,
    sends: 1,
    refused: { season: "1" },
    refusal: "CLAIM_UNKNOWN",
    // Another place may be given as long as the reveals last.
    again: "done again",
  },
  "idol:reject": {
    command: ({ reward }) => [
      "--claim",
      `2:${WINNER}`,
      "--reason",
      "no-voice",
      ...at(reward),
      "--from",
      AUDITOR,
    ],
    sender: AUDITOR,
    sends: 1,
    refused: { from: STRANGER },
    refusal: "CONTRACT_REVERTED",
    again: "refused",
  },
  "idol:claim-batch": {
    command: ({ proofs }) => ["--proofs", proofs, "--from", STRANGER],
    sender: STRANGER,
    sends: 1,
    refused: { from: FRIEND },
    refusal: "OPTION_INVALID",
    dry: "refused in its result",
    again: "refused in its result",
  },
  "idol:owner": {
    command: ({ reward }) => ["--to", STRANGER, ...at(reward)],
    sender: OWNER,
    sends: 1,
    refused: { from: STRANGER },
    refusal: "CONTRACT_REVERTED",
    again: "done again",
  },
  "idol:refuse-payment": {
    command: ({ reward }) => [...at(reward), "--from", SINGER],
    sender: SINGER,
    sends: 1,
    refused: { from: FRIEND },
    refusal: "OPTION_INVALID",
    again: "done again",
  },
  "idol:season promote": {
    command: ({ reward }) => ["--season", "2", ...at(reward), "--from", STRANGER],
    sender: STRANGER,
    sends: 1,
    refused: { season: "9" },
    refusal: "CONTRACT_REVERTED",
    again: "done again",
  },
  "idol:season receiver": {
    command: ({ reward }) => ["--season", "3", "--to", FRIEND, ...at(reward)],
    sender: OWNER,
    sends: 1,
    refused: { from: STRANGER },
    refusal: "CONTRACT_REVERTED",
    again: "done again",
  },
};

/** The task of a scenario: its name without flags. */
export function taskOf(name: string): string {
  return name.split(" --")[0] ?? name;
}

/** Tasks that reach the module that sends and are tried elsewhere: the demo's chain is gone with its process, the relay has tests of its own. */
export const ELSEWHERE: readonly string[] = ["idol:demo", "idol:relay"];

/** A command's words with other options. */
export function withOptions(words: readonly string[], options: Record<string, string> = {}): string[] {
  const changed = [...words];
  for (const [name, value] of Object.entries(options)) {
    const place = changed.indexOf(`--${name}`);
    if (place === -1) changed.push(`--${name}`, value);
    else changed[place + 1] = value;
  }
  return changed;
}

function at(reward: string): string[] {
  return ["--reward", reward];
}
