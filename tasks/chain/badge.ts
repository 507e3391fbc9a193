import type { IIdolReward } from "../../types/ethers-contracts/interfaces/IIdolReward.js";
import { TaskError } from "../errors.ts";
import { type ClaimId, readClaim } from "./claims.ts";
import type { Chain } from "./connect.ts";

/** A badge as a wallet reads it. */
export interface Badge {
  id: bigint;
  owner: string;
  /** Whether it stays where it is (ERC-5192). */
  locked: boolean;
  name: string;
  description: string;
  attributes: { trait_type: string; value: string | number }[];
  /** The picture. */
  svg: string;
}

const METADATA = "data:application/json;base64,";
const IMAGE = "data:image/svg+xml;base64,";

/** Reads the badge of a claim. @throws SEASON_UNKNOWN, CLAIM_UNKNOWN if there is no claim, or none with a badge */
export async function readBadge({ ethers }: Chain, reward: IIdolReward, claim: ClaimId): Promise<Badge> {
  const { season, status } = await readClaim(reward, claim);
  if (!season.terms.badge || status === "rejected") {
    throw new TaskError(
      "CLAIM_UNKNOWN",
      status === "rejected"
        ? `The claim of ${claim.singer} in season ${claim.season} was rejected, and its badge burnt.`
        : `Season ${claim.season} gives no badges.`,
      "Choose a claim of a season with badges.",
    );
  }
  const badge = await ethers.getContractAt("IIdolBadge", await reward.badge());
  const id = await badge.badgeIdOf(claim.season, claim.singer);
  const [owner, locked, uri] = await Promise.all([badge.ownerOf(id), badge.locked(id), badge.tokenURI(id)]);
  const { image, ...metadata } = JSON.parse(decode(uri, METADATA));
  return { id, owner, locked, ...metadata, svg: decode(image, IMAGE) };
}

function decode(uri: string, prefix: string): string {
  if (uri.startsWith(prefix)) return Buffer.from(uri.slice(prefix.length), "base64").toString("utf8");
  throw new TaskError(
    "CLAIM_UNKNOWN",
    `The badge's metadata does not start with ${prefix}.`,
    "Check that --reward is this project's contract.",
  );
}
