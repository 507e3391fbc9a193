import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isAudited, termsHashOf } from "@idol/client";
import { createBinding, deriveKey, drawOpening, type KeyBinding, recordingHashOf } from "@idol/client/key";
import { decodeAudio } from "@idol/ml/audio";
import { readAudioFile } from "@idol/ml/audio-file";
import { type Prover, parseManifest } from "@idol/ml/circuit";
import { scoreRecording } from "@idol/ml/judge";
import { loadJudge, paths } from "@idol/ml/judges";
import { createProver } from "@idol/ml/proving";
import { temporaryFolder } from "./bundle.ts";
import type { Contest } from "./contest.ts";
import { keptRecording } from "./kept-recording.ts";

/** How long a prover waits for the next proof. */
const IDLE_MILLISECONDS = 3000;

const made = new Map<string, Promise<string[]>>();

/** A real proof and its sidecar, made in Node as `idol:prove` makes them; once for each of what it is bound to. */
export async function proofFiles(
  contest: Contest,
  bound: { account: string; season: bigint },
): Promise<string[]> {
  const { chainId, reward } = contest.deployment;
  const { terms, state } = await contest.reward.seasonOf(bound.season);
  const termsHash = termsHashOf(terms, state.verifierCodeHash);
  const binding = { ...bound, reward, chainId: BigInt(chainId), termsHash };
  const name = [binding.account, reward, binding.season, chainId, termsHash].join("-");
  const files = made.get(name) ?? make(binding, isAudited({ terms }), name);
  made.set(name, files);
  return await files;
}

async function make(bound: KeyBinding, audited: boolean, name: string): Promise<string[]> {
  const bytes = await readAudioFile(await keptRecording());
  const binding = audited ? { ...bound, opening: drawOpening(recordingHashOf(bytes)) } : bound;
  const { x } = scoreRecording(decodeAudio(bytes), await loadJudge("idol"));
  const { proof } = await proverInUse((prover) => prover.prove({ x, key: deriveKey(binding) }));
  const manifest = parseManifest(await readFile(paths.artefact("idol", "manifest"), "utf8"));
  const sidecar = createBinding(proof, binding, { name: "idol", hash: manifest.judgeHash });
  const path = join(await temporaryFolder("proof"), `${name}.json`);
  await writeFile(path, proof);
  await writeFile(`${path}.binding.json`, JSON.stringify(sidecar));
  return [path, `${path}.binding.json`];
}

let opened: Promise<Prover> | undefined;
let users = 0;

/** Works with a prover that is closed soon after nobody uses it any more: starting one takes longer than a proof. */
async function proverInUse<T>(work: (prover: Prover) => Promise<T>): Promise<T> {
  opened ??= createProver({ judge: "idol", backend: "wasm" });
  users++;
  try {
    return await work(await opened);
  } finally {
    users--;
    setTimeout(() => {
      if (users > 0) return;
      void opened?.then((prover) => prover.close());
      opened = undefined;
    }, IDLE_MILLISECONDS);
  }
}
