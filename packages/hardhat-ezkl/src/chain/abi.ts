import { Interface } from "ethers";

/** What every verifier of EZKL 21 offers. */
export const VERIFIER_ABI = [
  "function verifyProof(bytes proof, uint256[] instances) returns (bool)",
] as const;

const verifier = new Interface(VERIFIER_ABI);

/** The only answer that means yes: exactly 32 bytes that hold 1. */
const YES = `0x${"1".padStart(64, "0")}`;

/** A verifier's calldata in our own encoding. */
export function verifyCalldata({
  bytes,
  instances,
}: {
  bytes: string;
  instances: readonly bigint[];
}): string {
  return verifier.encodeFunctionData("verifyProof", [bytes, instances]);
}

export function isYes(answer: unknown): boolean {
  return answer === YES;
}
