export * from "./check-terms.ts";
export * from "./parse-terms.ts";
export { type SeasonWish, type Terms, type TermsContext, type TermsJudge, termsOf } from "./season-terms.ts";
export * from "./terms-error.ts";
