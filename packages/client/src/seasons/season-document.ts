import { ensureError } from "@idol/ezkl/errors";
import { readJson } from "@idol/ezkl/json";
import { keccak256, ZeroHash } from "ethers";
import { z } from "zod";
import type { IIdolReward } from "../contracts/contracts.ts";
import { ContestError } from "../errors.ts";

/** A document is not longer than this. */
export const DOCUMENT_BYTES = 200_000;
/** Nor is the file of its picture. */
export const PICTURE_BYTES = 120_000;

/** What an organiser says of a season, beside its terms. Whoever shows it shows text as text. */
const documentSchema = z.strictObject({
  title: z.string().trim().min(1).max(80),
  text: z.string().max(4000),
  /** Of a kind that runs nothing. */
  picture: z.optional(
    z
      .string()
      .regex(
        /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}$/,
        "a PNG, JPEG or WebP as a data URI",
      )
      .max(Math.ceil(PICTURE_BYTES / 3) * 4 + 40),
  ),
});

export type SeasonDocument = z.infer<typeof documentSchema>;

/** A document as it is published: its bytes, and the hash that names them. */
export interface PublishedDocument {
  bytes: Uint8Array;
  hash: string;
}

/** The bytes of a document, and their keccak256, which the season's event holds. @throws DOCUMENT_INVALID */
export function publishDocument(document: SeasonDocument): PublishedDocument {
  // Its fields' limits keep it below the document's, however they are escaped.
  const bytes = new TextEncoder().encode(`${JSON.stringify(checked(document), null, 2)}\n`);
  return { bytes, hash: keccak256(bytes) };
}

/**
 * Reads a document that came from anywhere.
 *
 * @param hash - that of the season's event
 * @throws DOCUMENT_INVALID if it is another document, too long, or none
 */
export function parseDocument(bytes: Uint8Array, hash: string): SeasonDocument {
  if (bytes.length > DOCUMENT_BYTES) {
    throw new ContestError(
      "DOCUMENT_INVALID",
      `The document is longer than ${DOCUMENT_BYTES / 1000} KB.`,
      "Shorten its text, or take a smaller picture.",
    );
  }
  if (keccak256(bytes) !== hash) {
    throw new ContestError(
      "DOCUMENT_INVALID",
      "This is not the document that the season's organiser published: it has another hash.",
      "Get the one that the organiser published.",
    );
  }
  try {
    return readJson(new TextDecoder("utf-8", { fatal: true }).decode(bytes), documentSchema);
  } catch (thrown) {
    throw invalid(thrown);
  }
}

/** The hash of what a season's organiser said last of it; undefined where nothing is, or it was taken back. */
export async function readDescription(
  reward: IIdolReward,
  season: bigint,
  fromBlock = 0,
): Promise<string | undefined> {
  const events = await reward.queryFilter(reward.filters.SeasonDescribed(season), fromBlock);
  const document = events.at(-1)?.args.document;
  return document === ZeroHash ? undefined : document;
}

function checked(document: SeasonDocument): SeasonDocument {
  const { data, error } = documentSchema.safeParse(document);
  if (error === undefined) return data;
  throw invalid(error);
}

function invalid(thrown: unknown): ContestError {
  const where =
    thrown instanceof z.ZodError ? thrown.issues.map(({ path }) => path.join(".")).join(", ") : "";
  return new ContestError(
    "DOCUMENT_INVALID",
    `This is no description of a season${where && `: look at ${where}`}.`,
    "Give a title of 80 characters at most, a text of 4,000, and a PNG, JPEG or WebP of 120 KB if a picture.",
    { cause: ensureError(thrown) },
  );
}
