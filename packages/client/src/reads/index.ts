export { chainReads } from "./chain-reads.ts";
export { openReads, type ReadsOptions } from "./open-reads.ts";
export type * from "./reads.ts";
