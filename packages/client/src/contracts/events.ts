/** The reward contract's events, in ethers' and viem's human-readable form: for indexers, which need no ethers. */
export { REWARD_EVENTS } from "./generated/abi.ts";
