import { ponder } from "ponder:registry";
import schema from "ponder:schema";
import { rankKeyOf } from "./rank-key.ts";

ponder.on("Reward:PrizeClaimed", async ({ event, context }) => {
  const { season: number, singer, sender, score, commitment, prize } = event.args;
  const { transaction, block } = event;
  // First claims take the rows in their order: the contract's own count.
  const season = await context.db
    .update(schema.season, { number })
    .set(({ claims }) => ({ claims: claims + 1 }));
  const row = season.claims - 1;
  const badge = season.badge ? (number << 160n) | BigInt(singer) : null;
  await context.db.insert(schema.claim).values({
    season: number,
    singer,
    row,
    score,
    rankKey: rankKeyOf(score, row),
    claimedAt: block.timestamp,
    // A prize of zero is one that is waited for: seasons have none of zero.
    status: prize === 0n ? "queued" : "owed",
    commitment,
    transaction: transaction.hash,
    sender,
    badge,
  });
});

ponder.on("Reward:ScoreImproved", async ({ event, context }) => {
  const { season, singer, sender, previous, score } = event.args;
  const { transaction, block } = event;
  await context.db
    .update(schema.claim, { season, singer })
    .set(({ row }) => ({ score, rankKey: rankKeyOf(score, row), transaction: transaction.hash, sender }));
  await context.db
    .update(schema.season, { number: season })
    .set(({ improved }) => ({ improved: improved + 1 }));
  await context.db.insert(schema.improvement).values({
    id: event.id,
    season,
    singer,
    previous,
    score,
    at: block.timestamp,
    transaction: transaction.hash,
  });
});

ponder.on("Reward:PrizeAssigned", async ({ event, context }) => {
  const { season, singer } = event.args;
  await context.db.update(schema.claim, { season, singer }).set({ status: "owed" });
});
