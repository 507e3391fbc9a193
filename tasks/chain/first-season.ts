import { checkCircuit } from "@idol/ml/circuit/artefacts.ts";
import type { Manifest } from "@idol/ml/circuit/manifest.ts";
import { IdolError } from "@idol/ml/errors.ts";
import { loadJudge } from "@idol/ml/judge/judge-files.ts";
import { parseEther, ZeroAddress, ZeroHash } from "ethers";
import { parseDuration } from "./duration.ts";

/** What an organiser says of the first season, as on the command line. */
export interface SeasonWish {
  judge: string;
  /** In ether. */
  prize: string;
  /** In ether. */
  pot: string;
  /** From the opening, as `30d`. */
  duration: string;
}

/** Parameters of Ignition's first-season module. Whole numbers that may exceed 2^53 are bigints. */
export type FirstSeasonParameters = Record<string, string | number | bigint | boolean>;

/**
 * The terms of the first season: the judge's published threshold and its manifest, no audit, no allowlist, a badge.
 *
 * @param now - the chain's time, seconds
 * @throws JUDGE_INCOMPLETE if the judge has no published threshold, OPTION_INVALID, and what `checkCircuit` throws
 */
export async function firstSeasonParameters(
  wish: SeasonWish,
  organiser: string,
  now: number,
): Promise<{ manifest: Manifest; parameters: FirstSeasonParameters }> {
  const manifest = await checkCircuit(wish.judge);
  const { config } = await loadJudge(wish.judge);
  if (config.threshold === null) {
    throw new IdolError(
      "JUDGE_INCOMPLETE",
      `The judge ${wish.judge} has no published threshold, so nobody can say what its scores are worth.`,
      "Evaluate it first: npx hardhat idol:evaluate.",
    );
  }
  const prize = parseAmount(wish.prize, "prize");
  const pot = parseAmount(wish.pot, "pot");
  if (pot < prize) {
    throw new IdolError(
      "OPTION_INVALID",
      `--pot ${wish.pot} does not hold one prize of ${wish.prize}.`,
      "Give a pot of at least one prize.",
    );
  }
  const parameters = {
    opensAt: now,
    closesAt: now + parseDuration(wish.duration, "duration"),
    scoreScale: manifest.score.scale,
    badge: true,
    judgeHash: manifest.judgeHash,
    minScore: BigInt(manifest.score.lowest),
    maxScore: BigInt(manifest.score.highest),
    threshold: BigInt(config.threshold.instance),
    prize,
    currency: ZeroAddress,
    revealPeriod: 0,
    auditPeriod: 0,
    auditor: ZeroAddress,
    organiser,
    bond: 0n,
    allowlistRoot: ZeroHash,
    pot,
  };
  return { manifest, parameters };
}

function parseAmount(text: string, option: string): bigint {
  try {
    const amount = parseEther(text);
    if (amount > 0n) return amount;
  } catch {
    // Falls through to the same refusal as zero.
  }
  throw new IdolError(
    "OPTION_INVALID",
    `--${option} "${text}" is not an amount of ether.`,
    "Give a number above zero, as 0.01.",
  );
}
