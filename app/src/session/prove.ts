import { isAudited, termsHashOf } from "@idol/client";
import {
  checkBinding,
  checkedAddress,
  createBinding,
  deriveKey,
  drawOpening,
  type KeyBinding,
  parseBinding,
} from "@idol/client/key";
import type { ProgressEvent } from "@idol/ezkl/progress";
import { parseProof, toSigned } from "@idol/ezkl/proof";
import { usableThreads } from "@idol/ml/browser";
import { judgeInstances } from "@idol/ml/circuit";
import { PageError } from "../errors.ts";
import { isCancelled, toFailure } from "../failure.ts";
import { loadJudge } from "../judge/judge.ts";
import { proverOf } from "../prove/engine.ts";
import { keepProof } from "./proofs.ts";
import { chosenSeason, session, setError } from "./state.ts";

/** Proves the verdict for an account and the chosen season, keeps the proof, and puts it forward for the claim. */
export async function prove(account: string): Promise<void> {
  const { take, judge, verdict, deployment } = session.get();
  const season = chosenSeason(session.get());
  if (!take || !judge || !verdict || !deployment || !season || session.get().proving) return;
  const abort = new AbortController();
  const since = performance.now();
  const onProgress = ({ step, fraction }: ProgressEvent) =>
    session.set(({ proving }) => (proving ? { proving: advance(proving, step, fraction) } : {}));
  session.set({ proving: { step: "download", since, threads: usableThreads(), abort } });
  setError("prove", undefined);
  try {
    const binding: KeyBinding = {
      account: checkedAddress(account.trim(), "account"),
      chainId: BigInt(deployment.chainId),
      reward: deployment.reward,
      season: season.number,
      termsHash: termsHashOf(season.terms, season.state.verifierCodeHash),
      ...(isAudited(season) ? { opening: drawOpening(take.hash) } : {}),
    };
    const prover = await raceAbort(proverOf(judge, onProgress), abort.signal);
    const made = await prover.prove({ x: verdict.x, key: deriveKey(binding), signal: abort.signal });
    const score = toSigned(made.instances[1]);
    if (score !== verdict.instance) throw scoresDiffer(score, verdict.instance);
    const sidecar = createBinding(made.proof, binding, { name: judge.name, hash: judge.hash });
    await keepProof(
      {
        id: sidecar.proofSha256,
        text: made.proof,
        binding: sidecar,
        score: score.toString(),
        scoreScale: judge.manifest.score.scale,
        made: Date.now(),
        took: { millis: performance.now() - since, threads: made.threads },
        take: take.hash,
      },
      take,
    );
  } catch (thrown) {
    if (!isCancelled(thrown)) setError("prove", toFailure(thrown));
  } finally {
    session.set({ proving: undefined });
  }
}

/** Takes in a proof and its sidecar from files, checks them with the engine, and puts the proof forward. */
export async function loadProof(files: readonly File[]): Promise<void> {
  setError("prove", undefined);
  try {
    const texts = await Promise.all(files.map((file) => file.text()));
    const sidecarAt = texts.findIndex((text) => text.includes('"proofSha256"'));
    const text = texts.find((_, index) => index !== sidecarAt);
    if (text === undefined || sidecarAt < 0) throw filesMissing();
    const binding = parseBinding(texts[sidecarAt]!);
    checkBinding(text, binding);
    const judge = await loadJudge(binding.judgeHash);
    const prover = await proverOf(judge, () => {});
    await prover.verify(text);
    await keepProof(
      {
        id: binding.proofSha256,
        text,
        binding,
        score: toSigned(judgeInstances(parseProof(text).instances)[1]).toString(),
        scoreScale: judge.manifest.score.scale,
        made: Date.now(),
      },
      session.get().take,
    );
  } catch (thrown) {
    setError("prove", toFailure(thrown));
  }
}

function advance<P extends { step: string; fraction?: number }>(
  { fraction: _, ...proving }: P,
  step: string,
  fraction: number | undefined,
) {
  return { ...proving, step, ...(fraction === undefined ? {} : { fraction }) };
}

/** A download cannot be taken back, but nobody has to wait for it. */
function raceAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(cancelled()), { once: true });
  });
  return Promise.race([work, aborted]);
}

function cancelled(): PageError {
  return new PageError("CANCELLED", "Proving was cancelled.", "Start it again when you want.");
}

function scoresDiffer(proved: bigint, judged: bigint): PageError {
  return new PageError(
    "ARTEFACT_MISMATCH",
    `The circuit proved the score ${proved}, the judge had given ${judged}: their files do not belong together.`,
    "Do not use this copy of the page; tell whoever runs it.",
  );
}

function filesMissing(): PageError {
  return new PageError(
    "PROOF_MALFORMED",
    "A proof comes as two files: the proof and its .binding.json.",
    "Choose both at once, as they were saved.",
  );
}
