import { CodedError } from "@idol/ezkl/errors";
import { expect } from "chai";
import { type Random, seeded } from "./mutate.ts";

export const MUTANTS = 10_000;
const SEED = 20261122;
/** No mutant may cost more: the slowest parser takes some milliseconds, and the machine may be busy. */
const MOST_MILLISECONDS = 20_000;

/** Parses every mutant and counts; anything thrown that has no code fails the test with the mutant's number. */
export function tryMutants<T>(
  mutant: (random: Random) => T,
  parse: (mutant: T) => unknown,
): { codes: string[]; refused: number } {
  const codes = new Set<string>();
  let refused = 0;
  for (let index = 0; index < MUTANTS; index++) {
    const each = mutant(seeded(SEED + index * 7919));
    const started = performance.now();
    try {
      parse(each);
    } catch (thrown) {
      if (!(thrown instanceof CodedError))
        throw new Error(`mutant ${index} threw ${thrown}`, { cause: thrown });
      expect(thrown.message, `mutant ${index}`).to.match(/\w/);
      codes.add(thrown.code);
      refused++;
    }
    expect(performance.now() - started, `milliseconds of mutant ${index}`).to.be.lessThan(MOST_MILLISECONDS);
  }
  return { codes: [...codes], refused };
}
