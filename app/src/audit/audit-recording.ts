import type { EarlierClaim } from "@idol/client";
import { formatScore, shorten } from "@idol/client/format";
import { recordingHashOf } from "@idol/client/key";
import { CodedError } from "@idol/ezkl/errors";
import { decodeAudio, decodeCanonical, judgedStretch } from "@idol/ml/audio";
import type { Season } from "../chain/seasons.ts";
import { toFailure } from "../failure.ts";
import { askJudge } from "../judge/ask-judge.ts";
import { type Judge, loadJudge } from "../judge/judge.ts";
import type { Check } from "./check.ts";

/** What a claim says of its recording. */
interface ClaimedRecording {
  revealed: boolean;
  recordingHash: string;
  score: bigint;
}

/** Failures that say nothing of the recording. */
const NOT_ITS_FAULT: readonly string[] = ["PROVER_FAILED", "DOWNLOAD_FAILED", "ARTEFACT_MISMATCH"];

/**
 * Checks a recording against a claim: that it is the one that was proved, that it is in the one form that is heard as it is judged, that the judge gives it the score that was, and that nobody
 * claimed with the same file before.
 */
export async function auditRecording(
  bytes: Uint8Array,
  season: Season,
  claim: ClaimedRecording,
  earlier: () => Promise<EarlierClaim[]>,
): Promise<Check[]> {
  return [
    checkHash(recordingHashOf(bytes), claim),
    checkPlain(bytes),
    await checkScore(bytes, season, claim),
    await checkOriginal(earlier),
  ];
}

function checkHash(hash: string, { revealed, recordingHash }: ClaimedRecording): Check {
  const name = "The recording is the one that the claim is bound to";
  if (!revealed) return { name, holds: undefined, found: "Only its singer can tell, until it is revealed." };
  if (hash === recordingHash) return { name, holds: true };
  return { name, holds: false, found: `This file has the hash ${hash}, the claim's has ${recordingHash}.` };
}

/** Any other file could be heard otherwise than it is judged. */
function checkPlain(bytes: Uint8Array): Check {
  const name = "It is the plain WAV that is kept beside a proof: what is judged is what is heard";
  try {
    decodeCanonical(bytes);
    return { name, holds: true };
  } catch (thrown) {
    return { name, holds: false, found: toFailure(thrown).message };
  }
}

async function checkScore(bytes: Uint8Array, { terms }: Season, { score }: ClaimedRecording): Promise<Check> {
  const name = "The judge gives it the score that was proved";
  let judge: Judge;
  try {
    judge = await loadJudge(terms.judgeHash);
  } catch (thrown) {
    return { name, holds: undefined, found: toFailure(thrown).message };
  }
  try {
    const { instance } = await askJudge(bytes, judge);
    if (instance === score) return { name, holds: true };
    return { name, holds: false, found: `It gives ${formatScore(instance, Number(terms.scoreScale))}.` };
  } catch (thrown) {
    const failure = toFailure(thrown);
    const itsFault = thrown instanceof CodedError && !NOT_ITS_FAULT.includes(failure.code);
    return { name, holds: itsFault ? false : undefined, found: failure.message };
  }
}

async function checkOriginal(earlier: () => Promise<EarlierClaim[]>): Promise<Check> {
  const name = "Nobody claimed with the same file before";
  try {
    const original = (await earlier()).find(({ sameFile }) => sameFile);
    if (original === undefined) return { name, holds: true };
    return { name, holds: false, found: `${shorten(original.singer)} did: the earliest claim counts.` };
  } catch (thrown) {
    return { name, holds: undefined, found: toFailure(thrown).message };
  }
}

/** What the season's judge hears of a file, as a WAV to listen to; all of it where this page lacks the judge, nothing of what is no audio. */
export async function heardOf(bytes: Uint8Array, { terms }: Season): Promise<Uint8Array | undefined> {
  const window = await loadJudge(terms.judgeHash).then(
    ({ config }) => config.features,
    () => ({ offset: 0 }),
  );
  try {
    return judgedStretch(decodeAudio(bytes), window);
  } catch (thrown) {
    if (thrown instanceof CodedError) return undefined;
    throw thrown;
  }
}
