import { getAddress } from "ethers";
import { z } from "zod";
import { ContestError } from "../errors.ts";

const whole = z
  .string()
  .regex(/^-?\d{1,78}$/)
  .transform(BigInt);
const count = z.int().min(0);
const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .transform((text) => getAddress(text.toLowerCase()));
const hash = z.string().regex(/^0x[0-9a-f]{64}$/);

/** Up to which block an index has read. */
const metaSchema = z.object({
  status: z
    .object({ contest: z.object({ id: count, block: z.object({ number: count, timestamp: count }) }) })
    .nullable(),
});
const entrySchema = z.object({ singer: address, score: whole, claimedAt: whole, row: count, rankKey: whole });

export type IndexEntry = z.infer<typeof entrySchema>;

const contestAnswer = z.object({ contest: z.object({ chainId: z.string(), reward: address }) });
export const boardAnswer = z.object({
  _meta: metaSchema,
  season: z.object({ claims: count, rejected: count }).nullable(),
});
export const entriesAnswer = z.object({ claims: z.object({ items: z.array(entrySchema) }) });
export const rowsAnswer = z.object({ claims: z.object({ items: z.array(z.object({ row: count })) }) });
export const placeAnswer = z.object({ claims: z.object({ totalCount: count }) });
export const historyAnswer = z.object({
  _meta: metaSchema,
  claims: z.object({
    items: z.array(
      z.object({
        season: whole,
        score: whole,
        claimedAt: whole,
        row: count,
        status: z.enum(["owed", "queued", "withdrawn", "rejected"]),
      }),
    ),
  }),
});
export const transactionsAnswer = z.object({
  claim: z.object({ transaction: hash }).nullable(),
  audits: z.object({ items: z.array(z.object({ transaction: hash })) }),
});

/** How long an index may take to answer; the chain is asked then. */
const PATIENCE_MILLISECONDS = 5_000;

/** How an index is asked: by GraphQL, and for which contest it is. */
export interface IndexClient {
  contest(): Promise<z.infer<typeof contestAnswer>["contest"]>;
  ask<T>(schema: z.ZodType<T>, query: string, variables: Record<string, unknown>): Promise<T>;
}

/** @throws INDEX_UNREACHABLE where nothing, or something else, answers */
export function indexClient(url: string, patience = PATIENCE_MILLISECONDS): IndexClient {
  const base = url.replace(/\/$/, "");
  return {
    contest: async () => (await fetched(contestAnswer, `${base}/`, {})).contest,
    async ask(schema, query, variables) {
      const init = {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query, variables }),
      };
      return (await fetched(z.object({ data: schema }), `${base}/graphql`, init)).data;
    },
  };

  async function fetched<T>(schema: z.ZodType<T>, address: string, init: RequestInit): Promise<T> {
    try {
      const response = await fetch(address, { ...init, signal: AbortSignal.timeout(patience) });
      return schema.parse(await response.json());
    } catch (cause) {
      throw new ContestError(
        "INDEX_UNREACHABLE",
        "The index does not answer as one.",
        "See that it runs; until then the chain is read itself, which takes longer.",
        { cause },
      );
    }
  }
}
