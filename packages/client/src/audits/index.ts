export { type EarlierClaim, readEarlierClaims } from "./copies.ts";
export {
  REJECT_REASONS,
  type Rejected,
  type Rejection,
  type RejectReason,
  readRejection,
  rejectArguments,
  rejectClaim,
} from "./rejection.ts";
export { REVEAL_TYPES, type Revealed, reveal, revealDomain, revealFor, signReveal } from "./reveal.ts";
export { parseSignedReveal, type SignedReveal } from "./signed-reveal.ts";
