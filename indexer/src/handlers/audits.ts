import { ponder } from "ponder:registry";
import schema from "ponder:schema";

ponder.on("Reward:RecordingRevealed", async ({ event, context }) => {
  const { season, singer, recordingHash, uri } = event.args;
  const before = await context.db.find(schema.claim, { season, singer });
  await context.db.update(schema.claim, { season, singer }).set({ recordingHash, uri });
  // A reveal may be made anew.
  if (before?.recordingHash === null) {
    await context.db
      .update(schema.season, { number: season })
      .set(({ revealed }) => ({ revealed: revealed + 1 }));
  }
  await context.db.insert(schema.audit).values({
    id: event.id,
    season,
    singer,
    kind: "revealed",
    uri,
    recordingHash,
    at: event.block.timestamp,
    transaction: event.transaction.hash,
  });
});

ponder.on("Reward:ClaimRejected", async ({ event, context }) => {
  const { season, singer, reason, original } = event.args;
  await context.db.update(schema.claim, { season, singer }).set({ status: "rejected", badge: null });
  await context.db
    .update(schema.season, { number: season })
    .set(({ rejected }) => ({ rejected: rejected + 1 }));
  await context.db.insert(schema.audit).values({
    id: event.id,
    season,
    singer,
    kind: "rejected",
    reason,
    original,
    at: event.block.timestamp,
    transaction: event.transaction.hash,
  });
});
