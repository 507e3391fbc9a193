/** Which test files have noticed mutants of a contract: they are asked first about the next one. */

/** More would take as long as all. */
const MOST = 3;

/** Where a contract's own tests lie; they are asked before anything was noticed. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  Audits: ["audit/Reject", "audit/Reveal"],
  BadgeArt: ["badge/IdolBadge"],
  EzklInstances: ["ezkl/ProofGated", "claim/PublicInputs"],
  EzklKey: ["claim/PublicInputs", "ezkl/ProofGated"],
  EzklVerifierCall: ["claim/VerifierCall", "ezkl/ProofGated"],
  ProofGated: ["ezkl/ProofGated", "claim/PublicInputs"],
  ProofGatedOnce: ["ezkl/ProofGated"],
  Claims: ["claim/Claim", "claim/Consent", "claim/Batch"],
  IdolBadge: ["badge/IdolBadge"],
  IdolReward: ["badge/IdolBadge", "audit/Reject"],
  Leaderboard: ["leaderboard/Leaderboard"],
  Pausing: ["pause/Pause", "pause/EndClaims"],
  Precompiles: ["deployment/Precompiles"],
  PublicInputs: ["claim/PublicInputs"],
  Queue: ["audit/Queue", "audit/Reject"],
  SeasonClock: ["pause/Pause", "audit/Reveal", "pause/EndClaims"],
  Seasons: ["season/OpenSeason", "season/Funds"],
  Signatures: ["claim/Consent", "audit/Reveal"],
  Treasury: ["season/Funds", "withdraw/Withdraw"],
};

/** The files that noticed a mutant of a contract last, the latest first. */
export class Killers {
  #paths: string[];

  constructor(file: string) {
    const name = file.replace(/^.*\/|\.sol$/g, "");
    this.#paths = (OWN[name] ?? []).map((path) => `test/solidity/${path}.t.sol`);
  }

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
