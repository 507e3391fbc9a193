import { toLittleEndianHex } from "@idol/ezkl/proof";
import { AbiCoder, getAddress, isHexString, keccak256, ZeroAddress, ZeroHash } from "ethers";
import { ContestError } from "../errors.ts";

/** What a key binds a proof to. Twin of Solidity's `PublicInputs`. */
export interface KeyBinding {
  /** Who is paid. All lower case, all upper case, or with its EIP-55 checksum. */
  account: string;
  chainId: bigint;
  /** The reward contract. */
  reward: string;
  season: bigint;
  /** keccak256 of the recording where the season has an audit, else 32 zero bytes (the default). */
  recordingHash?: string;
}

/** Bits of a key above the address: they bind chain, contract, season and recording. */
const DOMAIN_BITS = 88n;
const ADDRESS_BITS = 160n;
const MAX_UINT256 = 2n ** 256n - 1n;

/** 32 zero bytes: the recording hash of a season without an audit. */
export const NO_RECORDING = ZeroHash;

/**
 * The circuit's key input, 248 bits:
 * `uint160(account) | uint88(uint256(keccak256(abi.encode(chainId, reward, season, recordingHash)))) << 160`.
 * @throws ADDRESS_INVALID for a bad checksum or the zero address, KEY_INVALID for a number or hash out of range.
 */
export function deriveKey({
  account,
  chainId,
  reward,
  season,
  recordingHash = NO_RECORDING,
}: KeyBinding): bigint {
  requireUint256(chainId, "chain id");
  requireUint256(season, "season");
  if (!isHexString(recordingHash, 32)) {
    throw new ContestError(
      "KEY_INVALID",
      `The recording hash "${recordingHash}" is not 32 bytes of hexadecimal.`,
      "Give 0x and 64 hexadecimal digits, or leave it out where the season has no audit.",
    );
  }
  const encoded = AbiCoder.defaultAbiCoder().encode(
    ["uint256", "address", "uint256", "bytes32"],
    [chainId, checkedAddress(reward, "reward contract"), season, recordingHash],
  );
  const domain = BigInt.asUintN(Number(DOMAIN_BITS), BigInt(keccak256(encoded)));
  return BigInt(checkedAddress(account, "account")) | (domain << ADDRESS_BITS);
}

/** Takes a key apart: the account (with its checksum) and the 88 bits that bind the rest. @throws KEY_INVALID above 248 bits. */
export function splitKey(key: bigint): { account: string; domain: bigint } {
  if (key < 0n || key >> (ADDRESS_BITS + DOMAIN_BITS) !== 0n) {
    throw new ContestError(
      "KEY_INVALID",
      `The key ${key} does not fit 248 bits.`,
      "Take a key made by deriveKey, or the first instance of one of this project's proofs.",
    );
  }
  const account = BigInt.asUintN(Number(ADDRESS_BITS), key);
  return {
    account: getAddress(`0x${account.toString(16).padStart(40, "0")}`),
    domain: key >> ADDRESS_BITS,
  };
}

/** The key as `input.json` holds it (a JSON number would lose digits). @throws KEY_INVALID. */
export function keyToInput(key: bigint): string {
  splitKey(key);
  return toLittleEndianHex(key);
}

/** An address with its checksum. @throws ADDRESS_INVALID, naming `role`, where it is malformed, mistyped or zero. */
export function checkedAddress(address: string, role: string): string {
  const checked = isHexString(address, 20) ? withChecksum(address) : undefined;
  if (checked === undefined) {
    throw new ContestError(
      "ADDRESS_INVALID",
      `The ${role} "${address}" is not an address, or its checksum is wrong.`,
      "Copy the address again: 0x and 40 hexadecimal digits, upper and lower case as given.",
    );
  }
  if (checked === ZeroAddress) {
    throw new ContestError(
      "ADDRESS_INVALID",
      `The ${role} is the zero address.`,
      "Give a real address: nobody owns zero.",
    );
  }
  return checked;
}

function withChecksum(address: string): string | undefined {
  try {
    return getAddress(address);
  } catch {
    return undefined;
  }
}

function requireUint256(value: bigint, role: string): void {
  if (value < 0n || value > MAX_UINT256) {
    throw new ContestError(
      "KEY_INVALID",
      `The ${role} ${value} is not a uint256.`,
      "Give a whole number from 0 to 2^256 - 1.",
    );
  }
}
