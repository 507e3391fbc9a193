import { contradiction, differing, type OptionTexts } from "../sending/canonical.ts";
import type { Entry } from "../sending/journal.ts";

/** What the parts of a deployment are called, and how a person is told of them. */
export const STEPS = {
  verifier: "Deploy the verifier",
  reward: "Deploy the reward contract",
  approveCurrency: "Approve the currency",
  open: "Open the season",
  fund: "Fund it",
} as const;

/** What a deployment sends, in order: of the chain's own coin nobody approves anything. */
export function titlesOf(inToken: boolean): string[] {
  return Object.values(STEPS).filter((title) => inToken || title !== STEPS.approveCurrency);
}

/** What holds where nothing was said. */
const DEFAULTS: OptionTexts = { prize: "0.01", pot: "0.1", duration: "30d" };
/** Written down with the reward contract; everything else with the season. */
const WITH_REWARD = ["guardian"];

/** Whether a part of a deployment was sent, or may have been. */
export function isSent({ steps }: Pick<Entry, "steps">, part: keyof typeof STEPS): boolean {
  return steps.some(({ title }) => title === STEPS[part]);
}

/**
 * The options of a deployment that goes on: those of the first run, and instead of them those of this one, as long as nothing that was sent
 * says otherwise.
 *
 * @throws OPTION_CONTRADICTED naming both values
 */
export function mergedOptions(entry: Entry, given: OptionTexts): OptionTexts {
  const bound = Object.keys(given).filter((name) =>
    isSent(entry, WITH_REWARD.includes(name) ? "reward" : "open"),
  );
  const first = { ...DEFAULTS, ...entry.options };
  const different = differing(first, given, bound);
  if (different.length > 0) {
    throw contradiction(
      "idol:deploy",
      first,
      given,
      different,
      "Leave them out to go on with the first run's. Another season is opened with idol:season open, another judge's verifier deployed " +
        "with idol:deploy --only verifier --judge NAME.",
    );
  }
  return { ...first, ...given };
}
