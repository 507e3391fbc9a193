import { explainFailure, type IIdolReward, readSignedReveal, type SignedReveal, unitsOf } from "@idol/client";
import { getAddress } from "ethers";
import { z } from "zod";
import type { Account } from "./account.ts";
import { checkPosted } from "./posted.ts";

const requestSchema = z.strictObject({ reveal: z.string().max(10_000) });

/** Reads a posted reveal. @throws REQUEST_INVALID, REVEAL_INVALID */
export function readReveal(body: unknown): SignedReveal {
  const remedy = "Post JSON with reveal: the text of what the singer signed.";
  return readSignedReveal(checkPosted(body, requestSchema, remedy).reveal);
}

/** Reveals a recording for the singer who signed it; the transaction's hash. The contract refuses what was not signed, and a second time. @throws CONTRACT_REVERTED, SPENDING_CAP */
export async function sendReveal(
  signed: SignedReveal,
  reward: IIdolReward,
  account: Account,
): Promise<string> {
  const season = BigInt(signed.season);
  const { uri, salt, recordingHash, deadline, signature } = signed;
  const call = [
    season,
    getAddress(signed.singer.toLowerCase()),
    uri,
    { salt, recordingHash },
    BigInt(deadline),
    signature,
  ] as const;
  try {
    const gas = await reward.revealFor.estimateGas(...call);
    const { hash } = await account.send(gas, 0n, ({ gasLimit }) => reward.revealFor(...call, { gasLimit }));
    return hash;
  } catch (thrown) {
    throw explainFailure(thrown, { ...(await unitsOf(reward, season)), audience: "page" });
  }
}
