import { readJson } from "@idol/ezkl/json";
import { decodeBase64, toUtf8String } from "ethers";
import { z } from "zod";
import type { ClaimId } from "../claims/claim.ts";
import { badgesOf, type IIdolReward } from "../contracts/contracts.ts";
import { answerOf } from "../reverts/answer-of.ts";

/** A trait of a badge, as wallets read it; a `date` is in Unix seconds. */
export interface BadgeAttribute {
  trait_type: string;
  value: string | number;
  display_type?: string | undefined;
}

/** A badge with what its metadata say. */
export interface Badge {
  id: bigint;
  season: bigint;
  owner: string;
  /** Whether it stays where it is (ERC-5192). */
  locked: boolean;
  name: string;
  description: string;
  attributes: BadgeAttribute[];
  /** A data URI of SVG; only for `<img>`. */
  image: string;
}

const JSON_URI = "data:application/json;base64,";
const SVG_URI = "data:image/svg+xml;base64,";
const metadataSchema = z.object({
  name: z.string(),
  description: z.string(),
  attributes: z.array(
    z.object({
      trait_type: z.string(),
      value: z.union([z.string(), z.number()]),
      display_type: z.string().optional(),
    }),
  ),
  image: z.string().startsWith(SVG_URI),
});

/** The badge of a claim; undefined where the season gives none, or it was burnt. */
export async function readBadge(
  reward: IIdolReward,
  { season, singer }: ClaimId,
): Promise<Badge | undefined> {
  const badges = await badgesOf(reward);
  const id = await badges.badgeIdOf(season, singer);
  const owner = await answerOf(() => badges.ownerOf(id));
  if (owner === undefined) return undefined;
  const [locked, uri] = await Promise.all([badges.locked(id), badges.tokenURI(id)]);
  return { id, season, owner, locked, ...readJson(decoded(uri, JSON_URI), metadataSchema) };
}

/** The text of a badge's picture. */
export function badgeSvg({ image }: Pick<Badge, "image">): string {
  return decoded(image, SVG_URI);
}

function decoded(uri: string, prefix: string): string {
  return toUtf8String(decodeBase64(uri.slice(prefix.length)));
}
