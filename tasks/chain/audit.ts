import { type IIdolReward, isAudited, type ReadClaim, readEarlierClaims } from "@idol/client";
import { recordingHashOf } from "@idol/client/key";
import { readArtefact } from "@idol/ezkl/artefacts";
import { toSigned } from "@idol/ezkl/proof";
import { decodeAudio, decodeCanonical, judgedStretch } from "@idol/ml/audio";
import { scoreRecording } from "@idol/ml/judge";
import { type AnyJudge, inputFor, isCustomOnnxJudge, loadAnyJudge, paths } from "@idol/ml/judges";
import { parseOnnx } from "@idol/ml/onnx";
import { checkJudge, createProver, findJudge } from "@idol/ml/proving";
import { TaskError } from "../errors.ts";
import { isClipFault } from "../proofs/batch/clip-fault.ts";

/** The key plays no part in a score. */
const NOBODY = 1n;

/** What a look at a claim's recording showed. */
export interface Audit {
  /** Whether the recording has the revealed hash and the judge gives it the claim's score: it is what was proved. */
  asProved: boolean;
  /** Why not, in a sentence; absent where it is what was proved. */
  why?: string;
  recordingHash: { claimed: string; found: string };
  /** In instance units; the found one is absent where the hash is wrong or the file holds no audio that can be scored. */
  score: { claimed: bigint; found?: bigint };
  scoreScale: number;
  judge: string;
  /** The singer with the earliest claim of the same recording, where that is another: this claim is the copy. */
  copyOf?: string;
  /** What the judge hears of it, as a WAV to listen to; absent where the file holds no audio. */
  heard?: Uint8Array;
}

/**
 * Checks a recording against a claim: its hash, its canonical form, and its score by the very network that the season's judge hash names: by its
 * integer twin, or by a proof of its own where the judge is a custom ONNX.
 *
 * @throws OPTION_INVALID if the season has no audit, JUDGE_UNKNOWN if this checkout lacks its judge
 */
export async function auditRecording(
  reward: IIdolReward,
  read: ReadClaim,
  recording: Uint8Array,
): Promise<Audit> {
  const judge = await judgeOfSeason(read);
  const earlier = await readEarlierClaims(reward, read.id.season, read.claim);
  return await auditWith(judge, read, recording, earlier.find(({ sameFile }) => sameFile)?.singer);
}

/** The judge that a claim's season is audited with. @throws OPTION_INVALID, JUDGE_UNKNOWN */
export async function judgeOfSeason({ id, season }: ReadClaim): Promise<AnyJudge> {
  if (isAudited(season)) return await seasonJudge(season.terms.judgeHash);
  throw new TaskError(
    "OPTION_INVALID",
    `Season ${id.season} has no audit: its claims name no recording.`,
    "Choose a claim of an audited season; idol:status shows which are.",
  );
}

/**
 * As `auditRecording`, for many claims of a season.
 *
 * @param original - the singer whose earlier claim has the same recording
 */
export async function auditWith(
  judge: AnyJudge,
  { season, claim }: ReadClaim,
  recording: Uint8Array,
  original: string | undefined,
): Promise<Audit> {
  const found = recordingHashOf(recording);
  const base = {
    judge: judge.name,
    recordingHash: { claimed: claim.recordingHash, found },
    scoreScale: Number(season.terms.scoreScale),
    ...(original === undefined ? {} : { copyOf: original }),
    ...heardBy(judge, recording),
  };
  const no = (why: string, score?: bigint): Audit => ({
    asProved: false,
    why,
    ...base,
    score: score === undefined ? { claimed: claim.score } : { claimed: claim.score, found: score },
  });
  if (found !== claim.recordingHash) {
    return no("The recording is not the one that the singer revealed, by its hash.");
  }
  let score: bigint;
  try {
    score = await exactScore(recording, judge);
  } catch (thrown) {
    // A judge that is damaged here says nothing of the singer.
    if (!isClipFault(thrown) || thrown.code === "PROVER_FAILED") throw thrown;
    if (thrown.code === "AUDIO_NOT_CANONICAL") {
      return no(
        "The file has the revealed hash, but it is not the plain WAV that idol:prove and the page write: it could be heard otherwise than it is judged.",
      );
    }
    return no(`The recording has the revealed hash, but the judge cannot score it: ${thrown.message}`);
  }
  if (score !== claim.score) return no("The judge gives the recording another score than was proved.", score);
  return { asProved: true, ...base, score: { claimed: claim.score, found: score } };
}

function heardBy(judge: AnyJudge, file: Uint8Array): Pick<Audit, "heard"> {
  try {
    return { heard: judgedStretch(decodeAudio(file), judge.config.features) };
  } catch (thrown) {
    if (isClipFault(thrown)) return {};
    throw thrown;
  }
}

/** A custom ONNX judge's files but for its vk are not in the judge hash: a proof under that vk is what ties a score to it. */
async function exactScore(bytes: Uint8Array, judge: AnyJudge): Promise<bigint> {
  const recording = decodeCanonical(bytes);
  if (!isCustomOnnxJudge(judge)) return scoreRecording(recording, judge).instance;
  const x = inputFor(recording, judge);
  const prover = await createProver({ judge: judge.name });
  try {
    const { instances } = await prover.prove({ x, key: NOBODY });
    return toSigned(instances[1]);
  } finally {
    await prover.close();
  }
}

/** The judge of a season, with the features and the ONNX that its hash vouches for. @throws JUDGE_UNKNOWN */
async function seasonJudge(judgeHash: string): Promise<AnyJudge> {
  const local = await findJudge(judgeHash);
  if (local === undefined) {
    throw new TaskError(
      "JUDGE_UNKNOWN",
      `No judge of this checkout has the season's judge hash ${judgeHash}.`,
      "Get the judge's folder from the organiser, put it into ml/judges, and run the audit again.",
    );
  }
  const { name } = local;
  await checkJudge(name, ["features", "network", "vk"]);
  const judge = await loadAnyJudge(name);
  if (isCustomOnnxJudge(judge)) return judge;
  return { ...judge, network: parseOnnx(await readArtefact(paths.artefactIn(judge.folder, "network"))) };
}
