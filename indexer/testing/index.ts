/** Contests to try an index with, at no proof's cost. */
export { caughtUp, everything } from "./answers.ts";
export { AUDITOR, type MockContest, openingOf, singerOf, startMockContest } from "./contest.ts";
