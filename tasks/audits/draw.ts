import { isHexString, solidityPackedKeccak256 } from "ethers";
import { TaskError } from "../errors.ts";

/** A part of a season's claims: the `index`-th of `count`, from 1. */
export interface Shard {
  index: number;
  count: number;
}

/** A few of a season's claims, drawn by lot. */
export interface Sample {
  size: number;
  /** 32 bytes that nobody could choose: the hash of a block that was named before it was mined. */
  seed: string;
}

/** Reads `--shard i/n`. @throws OPTION_INVALID */
export function parseShard(text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined;
  const [, index, count] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (index !== undefined && count !== undefined && index >= 1 && index <= count) return { index, count };
  throw new TaskError(
    "OPTION_INVALID",
    `--shard "${text}" is no part of a whole.`,
    "Give i/n with i from 1 to n: 2/8 is the second of eight jobs.",
  );
}

/** Reads `--sample K --seed BEACON`, which belong together. @throws OPTION_INVALID */
export function parseSample(sample: string | undefined, seed: string | undefined): Sample | undefined {
  if (sample === undefined && seed === undefined) return undefined;
  if (sample === undefined || !/^[1-9]\d{0,8}$/.test(sample)) {
    throw new TaskError(
      "OPTION_INVALID",
      `--sample "${sample ?? ""}" is no number of claims.`,
      "Give how many claims are drawn, from 1.",
    );
  }
  if (seed === undefined || !isHexString(seed, 32)) {
    throw new TaskError(
      "OPTION_INVALID",
      `--seed "${seed ?? ""}" is not a hash: whoever chooses the seed chooses the claims.`,
      "Give 0x and 64 hexadecimal digits: the hash of a block that was named before it was mined.",
    );
  }
  return { size: Number(sample), seed: seed.toLowerCase() };
}

/**
 * The claims that a job audits, in the order of the claims. A sample is drawn first, by the lowest of keccak256(seed, season, singer), so that
 * everybody draws the same from a seed; the shards then share it out.
 */
export function chooseClaims<Claim extends { singer: string }>(
  claims: readonly Claim[],
  season: bigint,
  { sample, shard }: { sample?: Sample | undefined; shard?: Shard | undefined },
): Claim[] {
  const drawn = sample === undefined ? [...claims] : draw(claims, season, sample);
  return shard === undefined ? drawn : drawn.filter((_, at) => at % shard.count === shard.index - 1);
}

function draw<Claim extends { singer: string }>(
  claims: readonly Claim[],
  season: bigint,
  { size, seed }: Sample,
): Claim[] {
  const lotOf = ({ singer }: Claim) =>
    solidityPackedKeccak256(["bytes32", "uint256", "address"], [seed, season, singer]);
  const lots = claims.map((claim) => ({ claim, lot: lotOf(claim) }));
  const chosen = lots.sort((a, b) => (a.lot < b.lot ? -1 : 1)).slice(0, size);
  const drawn = new Set(chosen.map(({ claim }) => claim));
  return claims.filter((claim) => drawn.has(claim));
}
