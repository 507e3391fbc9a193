import { ensureError, IdolError } from "@idol/ml/errors.ts";
import { keccak256 } from "ethers";
import type { Season } from "../chain/seasons.ts";
import { toFailure } from "../failure.ts";
import { formatScore } from "../format.ts";
import { askJudge } from "../judge/ask-judge.ts";
import { loadJudge } from "../judge/judge.ts";
import type { Check } from "./check-claim.ts";

const MOST_BYTES = 10_000_000;
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** Checks a recording against a claim: that it is the one that was proved, and that the judge gives it the score that was. */
export async function auditRecording(
  bytes: Uint8Array,
  season: Season,
  claim: { recordingHash: string; score: bigint },
): Promise<Check[]> {
  const scale = Number(season.terms.scoreScale);
  const hash = keccak256(bytes);
  const same: Check = {
    name: "The recording is the one that the claim is bound to",
    holds: hash === claim.recordingHash,
    ...(hash === claim.recordingHash ? {} : { found: `Its hash is ${hash}.` }),
  };
  const name = "The judge gives it the score that was proved";
  try {
    const judge = await loadJudge(season.terms.judgeHash);
    const { instance } = await askJudge(bytes, judge);
    const holds = instance === claim.score;
    return [same, { name, holds, ...(holds ? {} : { found: `It gives ${formatScore(instance, scale)}.` }) }];
  } catch (thrown) {
    return [same, { name, holds: false, found: toFailure(thrown).message }];
  }
}

/**
 * Fetches a revealed recording. Only https; a page that was itself loaded from this computer may fetch from it too.
 *
 * @throws IdolError `DOWNLOAD_FAILED`
 */
export async function fetchRecording(uri: string): Promise<Uint8Array> {
  const failed = (what: string, cause?: unknown) =>
    new IdolError(
      "DOWNLOAD_FAILED",
      `The recording could not be fetched: ${what}.`,
      "Get the file in another way, and choose it here to audit it.",
      { cause },
    );
  const url = URL.parse(uri);
  if (url === null || !isAllowed(url)) throw failed("its address is not one that a page may fetch");
  try {
    const response = await fetch(url, { credentials: "omit", referrerPolicy: "no-referrer" });
    if (!response.ok) throw failed(`the host answers ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > MOST_BYTES) throw failed("it is larger than 10 MB");
    return bytes;
  } catch (thrown) {
    if (thrown instanceof IdolError) throw thrown;
    throw failed("its host does not answer, or does not let pages read it", ensureError(thrown));
  }
}

function isAllowed({ protocol, hostname }: URL): boolean {
  if (protocol === "https:") return true;
  return protocol === "http:" && LOOPBACK.includes(hostname) && LOOPBACK.includes(location.hostname);
}
