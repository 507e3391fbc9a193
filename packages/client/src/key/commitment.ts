import { AbiCoder } from "ethers/abi";
import { keccak256, randomBytes } from "ethers/crypto";
import { hexlify, isHexString } from "ethers/utils";
import { ContestError } from "../errors.ts";
import { checkedAddress } from "./address.ts";

/** What a commitment to a recording is made of, beside its singer; told to nobody before the reveal. */
export interface Opening {
  /** 32 random bytes, so that nobody can guess the recording or choose a file to fit. */
  salt: string;
  /** keccak256 of the recording. */
  recordingHash: string;
}

/**
 * What stands for a recording until it is revealed: `keccak256(abi.encode(singer, salt, recordingHash))`. Twin of Solidity's
 * `PublicInputs.commitment`.
 * @throws ADDRESS_INVALID, KEY_INVALID
 */
export function commitmentOf(singer: string, { salt, recordingHash }: Opening): string {
  const encoded = AbiCoder.defaultAbiCoder().encode(
    ["address", "bytes32", "bytes32"],
    [
      checkedAddress(singer, "account"),
      checkedBytes32(salt, "salt"),
      checkedBytes32(recordingHash, "recording hash"),
    ],
  );
  return keccak256(encoded);
}

/** The opening of a new commitment, with a salt of its own. */
export function drawOpening(recordingHash: string): Opening {
  return { salt: hexlify(randomBytes(32)), recordingHash };
}

/** @throws KEY_INVALID, naming `role` */
export function checkedBytes32(value: string, role: string): string {
  if (isHexString(value, 32)) return value;
  throw new ContestError(
    "KEY_INVALID",
    `The ${role} "${value}" is not 32 bytes of hexadecimal.`,
    "Give 0x and 64 hexadecimal digits.",
  );
}
