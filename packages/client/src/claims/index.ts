export { type ClaimId, type ClaimStatus, type ReadClaim, readClaim, statusOf } from "./claim.ts";
export { type ClaimRecord, readClaimRecord } from "./claim-record.ts";
export { allEntries, type Entry, leaderboardPage } from "./leaderboard.ts";
export { type Claimed, nativeBond, sendClaim, submissionOf } from "./submit.ts";
export { type Owed, owedTo, payingSeasons, type Withdrawn, withdrawFor, withdrawTo } from "./withdraw.ts";
