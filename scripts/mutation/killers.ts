/** Which test files have noticed mutants of a contract: they are asked first about the next one. */

/** More would take as long as all. */
const MOST = 3;

/** The files that noticed a mutant last, the latest first. */
export class Killers {
  #paths: string[] = [];

  /** A glob of them; none as long as nothing was noticed. */
  get glob(): string | undefined {
    if (this.#paths.length < 2) return this.#paths[0];
    return `{${this.#paths.join(",")}}`;
  }

  /** Reads from forge's output which files had a failing test. */
  learn(output: string): void {
    const failing = output.slice(output.indexOf("\nFailing tests:"));
    for (const [, path = ""] of failing.matchAll(/failing tests? in (test\/\S+\.sol):/g)) {
      this.#paths = [path, ...this.#paths.filter((each) => each !== path)].slice(0, MOST);
    }
  }
}
