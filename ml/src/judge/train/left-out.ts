import { z } from "zod";
import { figuresSchema } from "../evaluate/evaluation-file.ts";

const share = z.number();

const schema = z.strictObject({
  /** What its speakers' names begin with. */
  corpus: z.string(),
  groups: z.array(
    z.strictObject({ name: z.string(), clips: z.int(), speakers: z.int(), figures: figuresSchema }),
  ),
  tradeOff: z.array(z.strictObject({ threshold: z.number(), surprise: share, others: share })),
});

export const leftOutSchema = z.array(schema);

/** How the integer twin of a network trained without a corpus hears that corpus, at the published threshold. */
export type LeftOut = z.infer<typeof schema>;
