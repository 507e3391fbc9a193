import { toLittleEndianHex } from "@idol/ezkl/proof";
import { AbiCoder } from "ethers/abi";
import { getAddress } from "ethers/address";
import { keccak256 } from "ethers/crypto";
import { ContestError } from "../errors.ts";
import { checkedAddress } from "./address.ts";
import { checkedBytes32, commitmentOf, type Opening } from "./commitment.ts";
import { NO_RECORDING } from "./no-recording.ts";

/** What a key binds a proof to, as its prover knows it. */
export interface KeyBinding {
  /** Who is paid. All lower case, all upper case, or with its EIP-55 checksum. */
  account: string;
  chainId: bigint;
  /** The reward contract. */
  reward: string;
  season: bigint;
  /** Of the season's terms and its verifier's code, see `termsHashOf`. */
  termsHash: string;
  /** The recording, where the season has an audit. */
  opening?: Opening | undefined;
}

/** The same as anyone sees it in a claim. */
export interface ClaimedKey extends Omit<KeyBinding, "opening"> {
  /** 32 zero bytes where the season has no audit. */
  commitment: string;
}

/** Bits of a key above the address: they bind chain, contract, season, terms and recording. */
const DOMAIN_BITS = 88n;
const ADDRESS_BITS = 160n;
const MAX_UINT256 = 2n ** 256n - 1n;

/** The circuit's key input for a proof that is to be made. @throws as `keyOf` */
export function deriveKey({ opening, ...bound }: KeyBinding): bigint {
  const commitment = opening === undefined ? NO_RECORDING : commitmentOf(bound.account, opening);
  return keyOf({ ...bound, commitment });
}

/**
 * The circuit's key input, 248 bits:
 * `uint160(account) | uint88(uint256(keccak256(abi.encode(chainId, reward, season, termsHash, commitment)))) << 160`.
 * Twin of Solidity's `PublicInputs`.
 * @throws ADDRESS_INVALID for a bad checksum or the zero address, KEY_INVALID for a number or hash out of range.
 */
export function keyOf({ account, chainId, reward, season, termsHash, commitment }: ClaimedKey): bigint {
  requireUint256(chainId, "chain id");
  requireUint256(season, "season");
  const encoded = AbiCoder.defaultAbiCoder().encode(
    ["uint256", "address", "uint256", "bytes32", "bytes32"],
    [
      chainId,
      checkedAddress(reward, "reward contract"),
      season,
      checkedBytes32(termsHash, "terms hash"),
      checkedBytes32(commitment, "commitment"),
    ],
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

function requireUint256(value: bigint, role: string): void {
  if (value < 0n || value > MAX_UINT256) {
    throw new ContestError(
      "KEY_INVALID",
      `The ${role} ${value} is not a uint256.`,
      "Give a whole number from 0 to 2^256 - 1.",
    );
  }
}
