import { ponder } from "ponder:registry";
import schema from "ponder:schema";

ponder.on("Reward:SeasonFunded", async ({ event, context }) => {
  const { season, from, amount } = event.args;
  await context.db
    .update(schema.season, { number: season })
    .set(({ funded }) => ({ funded: funded + amount }));
  await context.db.insert(schema.payment).values({
    id: event.id,
    kind: "funded",
    season,
    party: from,
    amount,
    at: event.block.timestamp,
    transaction: event.transaction.hash,
  });
});

ponder.on("Reward:PrizeWithdrawn", async ({ event, context }) => {
  const { season, singer, to, amount } = event.args;
  await context.db.update(schema.claim, { season, singer }).set({ status: "withdrawn" });
  await context.db
    .update(schema.season, { number: season })
    .set(({ withdrawn, paid }) => ({ withdrawn: withdrawn + 1, paid: paid + amount }));
  await context.db.insert(schema.payment).values({
    id: event.id,
    kind: "withdrawn",
    season,
    singer,
    party: to,
    amount,
    at: event.block.timestamp,
    transaction: event.transaction.hash,
  });
});

ponder.on("Reward:SeasonClosedOut", async ({ event, context }) => {
  const { season, to, amount } = event.args;
  await context.db
    .update(schema.season, { number: season })
    .set(({ closedOut }) => ({ closedOut: closedOut + amount }));
  await context.db.insert(schema.payment).values({
    id: event.id,
    kind: "closed out",
    season,
    party: to,
    amount,
    at: event.block.timestamp,
    transaction: event.transaction.hash,
  });
});
