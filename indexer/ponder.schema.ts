import { index, onchainEnum, onchainTable, primaryKey } from "ponder";

/** The way of a claim; as `ClaimStatus` of the client. */
export const claimStatus = onchainEnum("claim_status", ["owed", "queued", "withdrawn", "rejected"]);

/** A season: its terms, and an organiser's totals. Times are seconds since 1970, amounts smallest units. No pot: what is to be paid is read from the chain. */
export const season = onchainTable(
  "season",
  (t) => ({
    number: t.bigint().primaryKey(),
    organiser: t.hex().notNull(),
    judgeHash: t.hex().notNull(),
    verifier: t.hex().notNull(),
    currency: t.hex().notNull(),
    auditor: t.hex().notNull(),
    prize: t.bigint().notNull(),
    bond: t.bigint().notNull(),
    threshold: t.bigint().notNull(),
    scoreScale: t.integer().notNull(),
    opensAt: t.bigint().notNull(),
    /** Without the time of pauses, which only the chain adds up. */
    closesAt: t.bigint().notNull(),
    badge: t.boolean().notNull(),
    openedIn: t.hex().notNull(),
    paused: t.boolean().notNull(),
    ended: t.boolean().notNull(),
    /** Ever taken, rejected ones too. */
    claims: t.integer().notNull(),
    rejected: t.integer().notNull(),
    withdrawn: t.integer().notNull(),
    revealed: t.integer().notNull(),
    improved: t.integer().notNull(),
    funded: t.bigint().notNull(),
    paid: t.bigint().notNull(),
    closedOut: t.bigint().notNull(),
  }),
  (table) => ({ byOrganiser: index().on(table.organiser) }),
);

/** A singer's claim in a season, as it stands. */
export const claim = onchainTable(
  "claim",
  (t) => ({
    season: t.bigint().notNull(),
    singer: t.hex().notNull(),
    /** The place in the order of first claims, from 0. */
    row: t.integer().notNull(),
    /** The best score, in instance units. */
    score: t.bigint().notNull(),
    /** Greater for the better score, and for the earlier claim among equals: one column to rank by. */
    rankKey: t.bigint().notNull(),
    claimedAt: t.bigint().notNull(),
    status: claimStatus("status").notNull(),
    commitment: t.hex().notNull(),
    /** Once it was revealed. */
    recordingHash: t.hex(),
    uri: t.text(),
    /** The transaction of the best score. */
    transaction: t.hex().notNull(),
    sender: t.hex().notNull(),
    /** The badge's number, while the singer has it. */
    badge: t.bigint(),
  }),
  (table) => ({
    key: primaryKey({ columns: [table.season, table.singer] }),
    byRank: index().on(table.season, table.rankKey),
    bySinger: index().on(table.singer),
  }),
);

/** Each better score of a claim after the first. */
export const improvement = onchainTable(
  "improvement",
  (t) => ({
    id: t.text().primaryKey(),
    season: t.bigint().notNull(),
    singer: t.hex().notNull(),
    previous: t.bigint().notNull(),
    score: t.bigint().notNull(),
    at: t.bigint().notNull(),
    transaction: t.hex().notNull(),
  }),
  (table) => ({ bySinger: index().on(table.singer) }),
);

/** What happened in a season's audit: a reveal, or a rejection with its reason. */
export const audit = onchainTable(
  "audit",
  (t) => ({
    id: t.text().primaryKey(),
    season: t.bigint().notNull(),
    singer: t.hex().notNull(),
    kind: t.text().notNull(),
    /** A rejection's, by its number in `RejectReason`. */
    reason: t.integer(),
    original: t.hex(),
    uri: t.text(),
    recordingHash: t.hex(),
    at: t.bigint().notNull(),
    transaction: t.hex().notNull(),
  }),
  (table) => ({ byClaim: index().on(table.season, table.singer) }),
);

/** Money that moved: into a pot, to a singer, or back to the organiser. For totals; what is owed is read from the chain. */
export const payment = onchainTable(
  "payment",
  (t) => ({
    id: t.text().primaryKey(),
    kind: t.text().notNull(),
    season: t.bigint().notNull(),
    /** Of a withdrawal. */
    singer: t.hex(),
    /** Who paid in, or was paid. */
    party: t.hex().notNull(),
    amount: t.bigint().notNull(),
    at: t.bigint().notNull(),
    transaction: t.hex().notNull(),
  }),
  (table) => ({ bySeason: index().on(table.season), bySinger: index().on(table.singer) }),
);
