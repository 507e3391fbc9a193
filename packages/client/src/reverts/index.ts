export { type DecodedRevert, decodeRevert, revertData } from "./decode.ts";
export { type ExplainOptions, explainFailure, REVERT_MESSAGES } from "./explain.ts";
export { codesIn, innermostMessage, isDeclined, isUnknownChain, isUnreachable } from "./nested.ts";
export type { Audience, RevertMessage, Units } from "./words.ts";
