/** One thing to measure; the name says which. */
export interface Case<Name extends string, Result> {
  name: Name;
  run: () => Promise<Result>;
}

/**
 * Measures several things in turns (A B C, A B C, …), so that a slow minute of the machine meets all of them.
 *
 * @param say - told what is measured now
 */
export async function interleave<Name extends string, Result>(
  rounds: number,
  cases: readonly Case<Name, Result>[],
  say: (line: string) => void,
): Promise<Map<Name, Result[]>> {
  const results = new Map<Name, Result[]>(cases.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const { name, run } of cases) {
      say(`${name}, ${round} of ${rounds}`);
      results.get(name)!.push(await run());
    }
  }
  return results;
}
