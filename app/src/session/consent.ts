import { commitmentIn, parseSignedClaim, readSeason, signClaim as sign, signedClaimText } from "@idol/client";
import { BrowserProvider } from "ethers";
import { explain } from "../chain/explain.ts";
import { toFailure } from "../failure.ts";
import type { KeptProof } from "../store/keep.ts";
import { keepProof } from "./proofs.ts";
import { connected } from "./send.ts";
import { session, setError } from "./state.ts";

/** Has the connected singer sign a claim, for somebody else to send; the file to give them, or undefined where that failed, which is told. */
export async function signClaim(proof: KeptProof): Promise<string | undefined> {
  const consent = (await signedBySinger(proof))?.consent;
  return consent && signedClaimText(proof.id, consent);
}

/** Has the connected singer sign a claim; the proof as it is kept then, or undefined where that failed, which is told. */
export async function signedBySinger(proof: KeptProof): Promise<KeptProof | undefined> {
  setError("claim", undefined);
  try {
    const { node, account } = connected();
    try {
      const { provider } = account.wallet;
      const signer = await new BrowserProvider(provider, "any").getSigner(account.address);
      const { number, state } = await readSeason(node.reward, BigInt(proof.binding.season));
      const claim = {
        season: number,
        commitment: commitmentIn(proof.binding),
        score: BigInt(proof.score),
      };
      // Nobody can claim after it anyway; a pause would move it: then the singer signs again.
      const consent = await sign(signer, session.get().deployment!, claim, state.closesAt);
      const signed = { ...proof, consent };
      await keepProof(signed);
      return signed;
    } catch (thrown) {
      throw explain(thrown, account.wallet.name);
    }
  } catch (thrown) {
    setError("claim", toFailure(thrown));
    return undefined;
  }
}

/** Takes in what the singer of a proof signed elsewhere. */
export async function loadConsent(proof: KeptProof, file: File): Promise<void> {
  setError("claim", undefined);
  try {
    await keepProof({ ...proof, consent: parseSignedClaim(await file.text(), proof.id) });
  } catch (thrown) {
    setError("claim", toFailure(thrown));
  }
}
