/** Names of a circuit's things: loads nothing else, for what runs at every start of a program. */
export { verifierName } from "../circuit/verifier-name.ts";
