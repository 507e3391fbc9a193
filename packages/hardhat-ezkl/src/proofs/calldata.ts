import { type CodedError, EzklError } from "@idol/ezkl/errors";
import { toLittleEndianHex } from "@idol/ezkl/proof";
import { getBytes, Interface } from "ethers";

/** What every verifier of EZKL 21 offers. */
const VERIFIER_ABI = ["function verifyProof(bytes proof, uint256[] instances) returns (bool)"] as const;

const verifier = new Interface(VERIFIER_ABI);

/** The only answer that means yes: exactly 32 bytes that hold 1. */
const YES = `0x${"1".padStart(64, "0")}`;

/** A verifier's arguments. */
export interface VerifierArguments {
  bytes: string;
  instances: readonly bigint[];
}

/** A verifier's calldata in our own encoding. */
export function verifyCalldata({ bytes, instances }: VerifierArguments): string {
  return verifier.encodeFunctionData("verifyProof", [bytes, instances]);
}

export function isYes(answer: unknown): boolean {
  return answer === YES;
}

/**
 * Reads a verifier's calldata, strictly: no other layout than the usual one is taken.
 *
 * @throws EzklError `PROOF_MALFORMED`
 */
export function parseCalldata(calldata: string): VerifierArguments {
  let read: VerifierArguments;
  try {
    const [bytes, instances] = verifier.decodeFunctionData("verifyProof", calldata);
    read = { bytes: String(bytes), instances: Array.from(instances as Iterable<bigint>) };
  } catch (cause) {
    throw malformed("it is no calldata of verifyProof", cause);
  }
  if (verifyCalldata(read) !== calldata) throw malformed("its layout is not the usual one");
  return read;
}

/** EZKL's `proof.json` of a verifier's arguments. @throws EzklError `FIELD_INVALID` for an instance that is not reduced */
export function proofJson({ bytes, instances }: VerifierArguments): string {
  return JSON.stringify({
    protocol: null,
    instances: [instances.map(toLittleEndianHex)],
    proof: Array.from(getBytes(bytes)),
    hex_proof: bytes,
    transcript_type: "EVM",
    split: null,
    pretty_public_inputs: null,
    timestamp: null,
    commitment: "KZG",
    version: null,
  });
}

function malformed(what: string, cause?: unknown): CodedError {
  return new EzklError(
    "PROOF_MALFORMED",
    `The calldata holds no proof: ${what}.`,
    "Encode it as verifyProof(bytes,uint256[]).",
    {
      cause,
    },
  );
}
