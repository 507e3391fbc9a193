/** An index of a contest, as a process of its own. */
export { IndexError, type IndexErrorCode } from "./errors.ts";
export { type IndexOptions, type RunningIndex, startIndex } from "./start.ts";
