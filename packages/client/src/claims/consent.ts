import type { Signer } from "ethers";
import { z } from "zod";
import { signingDomain } from "../contracts/signing-domain.ts";
import { ContestError } from "../errors.ts";

/** What a singer signs to have a claim in an audited season sent by anybody. Twin of `CLAIM_TYPEHASH` in Claims.sol. */
export const CLAIM_TYPES = {
  Claim: [
    { name: "season", type: "uint256" },
    { name: "singer", type: "address" },
    { name: "commitment", type: "bytes32" },
    { name: "score", type: "int256" },
    { name: "deadline", type: "uint256" },
  ],
};

/** A singer's consent to a claim. */
export interface Consent {
  /** Unix seconds after which the signature is worth nothing. */
  deadline: bigint;
  signature: string;
}

/** The claim that a consent is for. */
export interface ConsentedClaim {
  season: bigint;
  commitment: string;
  /** In instance units: anyone can prove another one for the same key. */
  score: bigint;
}

/** Signs a claim, for somebody else to send. */
export async function signClaim(
  signer: Signer,
  contest: { chainId: bigint | number; reward: string },
  claim: ConsentedClaim,
  deadline: bigint,
): Promise<Consent> {
  const singer = await signer.getAddress();
  const message = { ...claim, singer, deadline };
  return {
    deadline,
    signature: await signer.signTypedData(signingDomain(contest), CLAIM_TYPES, message),
  };
}

/** A consent as a file holds it, with the SHA-256 of the proof that it is for. */
const signedClaimSchema = z.object({
  proofSha256: z.string().regex(/^0x[0-9a-f]{64}$/),
  deadline: z.coerce.string().regex(/^\d{1,20}$/),
  signature: z.string().regex(/^0x(?:[0-9a-fA-F]{2})+$/),
});

/** What to save of a consent, for whoever sends the claim. */
export function signedClaimText(proofSha256: string, { deadline, signature }: Consent): string {
  return `${JSON.stringify({ proofSha256, deadline: deadline.toString(), signature }, null, 2)}\n`;
}

/** Reads what `signedClaimText` wrote. Whether the signature holds, the contract says. @throws CONSENT_INVALID if it is none, or for another proof */
export function parseSignedClaim(text: string, proofSha256: string): Consent {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What is no JSON is no claim either.
  }
  const { data, error } = signedClaimSchema.safeParse(value);
  if (data === undefined) {
    throw new ContestError(
      "CONSENT_INVALID",
      "This file is not a signed claim.",
      "Choose the file that the singer saved when signing the claim.",
      { cause: error },
    );
  }
  if (data.proofSha256 === proofSha256) {
    return { deadline: BigInt(data.deadline), signature: data.signature };
  }
  throw new ContestError(
    "CONSENT_INVALID",
    "This file is signed for another proof.",
    "Choose the one that the singer signed for this proof, or have it signed again.",
  );
}
