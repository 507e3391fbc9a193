import { decodeBase64, toUtf8String } from "ethers";
import { z } from "zod";
import { IIdolBadge__factory as BadgeFactory } from "../../../types/ethers-contracts/factories/interfaces/IIdolBadge__factory.ts";
import type { Node } from "./node.ts";
import type { Season } from "./seasons.ts";

/** A badge as its metadata describe it. */
export interface Badge {
  season: bigint;
  name: string;
  /** A data URI of SVG; only for `<img>`. */
  image: string;
}

const JSON_URI = "data:application/json;base64,";
const metadataSchema = z.object({
  name: z.string(),
  image: z.string().startsWith("data:image/svg+xml;base64,"),
});

/** The badges that a singer holds, by season. */
export async function readBadges(node: Node, seasons: readonly Season[], singer: string): Promise<Badge[]> {
  const giving = seasons.filter(({ terms }) => terms.badge);
  const found = await Promise.all(giving.map(({ number }) => readBadge(node, number, singer)));
  return found.filter((badge) => badge !== undefined);
}

/** A singer's badge of one season; undefined where there is none. */
export async function readBadge(node: Node, season: bigint, singer: string): Promise<Badge | undefined> {
  const badges = BadgeFactory.connect(await node.reward.badge(), node.provider);
  const id = await badges.badgeIdOf(season, singer);
  if (!(await isMinted(() => badges.ownerOf(id)))) return undefined;
  const uri = await badges.tokenURI(id);
  const { name, image } = metadataSchema.parse(
    JSON.parse(toUtf8String(decodeBase64(uri.slice(JSON_URI.length)))),
  );
  return { season, name, image };
}

async function isMinted(ownerOf: () => Promise<string>): Promise<boolean> {
  try {
    await ownerOf();
    return true;
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code === "CALL_EXCEPTION") return false;
    throw thrown;
  }
}
