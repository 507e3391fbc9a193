import { index } from "virtual:idol-artefacts";
import type { TermsJudge } from "@idol/client";
import { keccak256 } from "ethers";
import type { Node } from "../chain/node.ts";
import type { Season } from "../chain/seasons.ts";
import { loadJudge } from "../judge/judge.ts";

/** A judge that a season can be opened with. */
export interface JudgeChoice extends TermsJudge {
  name: string;
  /** That of an earlier season with this judge whose code is still what it was; undefined where there is none. */
  verifier: string | undefined;
  /** Whether this page can score and prove with it. */
  onPage: boolean;
}

/** The judges of this page, and those of the contract's earlier seasons. */
export async function judgeChoices(node: Node, seasons: readonly Season[]): Promise<JudgeChoice[]> {
  const own = index.judges.map(async ({ judgeHash }): Promise<JudgeChoice> => {
    const { name, hash, manifest, config } = await loadJudge(judgeHash);
    const { scale, lowest, highest } = manifest.score;
    return {
      name,
      hash,
      scale,
      lowest: BigInt(lowest),
      highest: BigInt(highest),
      threshold: config.threshold === null ? undefined : BigInt(config.threshold.instance),
      verifier: await verifierOf(node, seasons, hash),
      onPage: true,
    };
  });
  const known = new Set(index.judges.map(({ judgeHash }) => judgeHash));
  const others = seasons
    .filter(({ terms }) => !known.has(terms.judgeHash) && known.add(terms.judgeHash))
    .map(
      async ({ number, terms }): Promise<JudgeChoice> => ({
        name: `the judge of season ${number}`,
        hash: terms.judgeHash,
        scale: Number(terms.scoreScale),
        lowest: terms.minScore,
        highest: terms.maxScore,
        threshold: terms.threshold,
        verifier: await verifierOf(node, seasons, terms.judgeHash),
        onPage: false,
      }),
    );
  return await Promise.all([...own, ...others]);
}

async function verifierOf({ provider }: Node, seasons: readonly Season[], hash: string) {
  for (const { terms, state } of seasons) {
    if (terms.judgeHash !== hash) continue;
    const code = await provider.getCode(terms.verifier);
    if (keccak256(code) === state.verifierCodeHash) return terms.verifier;
  }
  return undefined;
}
