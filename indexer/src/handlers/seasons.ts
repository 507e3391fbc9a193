import { ponder } from "ponder:registry";
import schema from "ponder:schema";

ponder.on("Reward:SeasonOpened", async ({ event, context }) => {
  const { season, organiser, judgeHash, terms } = event.args;
  await context.db.insert(schema.season).values({
    number: season,
    organiser,
    judgeHash,
    verifier: terms.verifier,
    currency: terms.currency,
    auditor: terms.auditor,
    prize: terms.prize,
    bond: terms.bond,
    threshold: terms.threshold,
    scoreScale: terms.scoreScale,
    opensAt: BigInt(terms.opensAt),
    closesAt: BigInt(terms.closesAt),
    badge: terms.badge,
    openedIn: event.transaction.hash,
    paused: false,
    ended: false,
    claims: 0,
    rejected: 0,
    withdrawn: 0,
    revealed: 0,
    improved: 0,
    funded: 0n,
    paid: 0n,
    closedOut: 0n,
  });
});

ponder.on("Reward:SeasonPaused", async ({ event, context }) => {
  await context.db.update(schema.season, { number: event.args.season }).set({ paused: true });
});

ponder.on("Reward:SeasonUnpaused", async ({ event, context }) => {
  await context.db.update(schema.season, { number: event.args.season }).set({ paused: false });
});

ponder.on("Reward:SeasonEnded", async ({ event, context }) => {
  await context.db.update(schema.season, { number: event.args.season }).set({ ended: true });
});
