import { ZeroHash } from "ethers/constants";

/** 32 zero bytes: the commitment, the salt and the recording hash of a season without an audit. */
export const NO_RECORDING = ZeroHash;
