/** hardhat-ezkl/verifier: a call of any verifier of EZKL 21, for whoever has an address and no circuit of this plugin. */
export { askVerifier } from "./chain/ask-verifier.ts";
export { verifyCalldata } from "./proofs/calldata.ts";
