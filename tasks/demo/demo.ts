import { relative } from "node:path";
import {
  formatAmount,
  formatCount,
  formatScore,
  formatSeconds,
  NATIVE,
  sendClaim,
  submissionOf,
  withdrawFor,
} from "@idol/client";
import { CodedError } from "@idol/ezkl/errors";
import { parseProof } from "@idol/ezkl/proof";
import { decodeAudio, melSpectrogramOf } from "@idol/ml/audio";
import { readAudioFile } from "@idol/ml/audio-file";
import { renderTerminal } from "@idol/ml/drawing";
import { scoreRecording, scoreScale } from "@idol/ml/judge";
import { type Judge, loadJudge } from "@idol/ml/judges";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { TaskError } from "../errors.ts";
import { proveRecording, type RecordingProof } from "../proofs/prove-recording.ts";
import { SPECTROGRAM, useColour } from "../ui/features-message.ts";
import type { TaskContext } from "../ui/run-task.ts";
import { DISGUST_CLIP, SURPRISE_CLIP } from "./clips.ts";
import { Ledger, type LedgerLine } from "./ledger.ts";
import { deploymentCost, type Scenario, setUpScenario } from "./scenario.ts";

/** What the demo showed. */
export interface DemoResult {
  judge: string;
  score: bigint;
  threshold: bigint;
  scoreScale: number;
  /** The contracts, on the chain of this process. */
  verifier: string;
  reward: string;
  singer: string;
  balanceBefore: bigint;
  balanceAfter: bigint;
  /** The contract's reasons, in the order in which it refused. */
  refusals: string[];
  steps: LedgerLine[];
}

const JUDGE = "idol";

/** Everything once, on a fresh chain: a clip, its score, its proof, a thief refused, the singer paid, a replay refused, a poor clip refused. */
export async function runDemo(
  hre: HardhatRuntimeEnvironment,
  { onProgress, signal, say }: TaskContext,
  own?: string,
): Promise<DemoResult> {
  const ledger = new Ledger();
  const judge = await loadJudge(JUDGE);
  const scale = scoreScale(judge.config.quantisation.scale);
  const show = (score: bigint): string => formatScore(score, scale);
  const refusals: string[] = [];

  say("1. A voice");
  if (own !== undefined) await hear(own, judge, say);
  const clip = await hear(SURPRISE_CLIP, judge, say);

  say("\n2. A fresh chain: verifier, reward contract, a funded season");
  onProgress({ step: "Compile and deploy" });
  const scenario = await ledger.measure("compile, deploy, open and fund", () => setUpScenario(hre, JUDGE));
  Object.assign(ledger.lines.at(-1)!, await deploymentCost(scenario));
  const { deployed, reward, singer, second } = scenario;
  say(
    `   reward ${deployed.reward}, season ${deployed.season}, threshold ${show(deployed.threshold)} (the judge's published one)`,
  );

  const proveClip = async (audio: string, name: string): Promise<RecordingProof> => {
    const proof = await ledger.measure(
      `prove ${name}`,
      () => proveRecording({ audio, judge: JUDGE, key: keyOf(scenario), onProgress, signal }),
      (made) => ({ bytes: parseProof(made.proof).bytes.length }),
    );
    const { timings, backend, threads } = proof;
    say(
      `   proved ${show(proof.score)} in ${formatSeconds(timings.total)} (${backend}, ${threads} thread${threads === 1 ? "" : "s"}; ` +
        `proving key ${formatSeconds(timings.provingKey)} ${proof.provingKey}, witness ${formatSeconds(timings.witness)}, ` +
        `proof ${formatSeconds(timings.prove)}), ${formatCount(parseProof(proof.proof).bytes.length)} bytes, verified`,
    );
    return proof;
  };
  const refused = async (what: string, proof: RecordingProof, relay: boolean): Promise<void> => {
    const reason = await ledger.measure(what, () => expectRefusal(reward, proof, relay));
    refusals.push(reason.message);
    say(`   refused: ${reason.message}`);
  };

  if (own !== undefined) {
    say("\n3. Your own recording");
    const proof = await proveClip(own, "your clip");
    if (proof.score < deployed.threshold) {
      say("   It does not reach the threshold. The contract, asked all the same:");
      await refused("your claim", proof, true);
      say("   On with the sample.");
    } else {
      say("   It reaches the threshold: it would be paid just like the sample, which goes on.");
    }
  }

  say(`\n${own === undefined ? 3 : 4}. The proof, bound to ${singer.address}`);
  const proof = await proveClip(SURPRISE_CLIP, "the clip");
  if (proof.score !== clip)
    throw new TaskError("PROVER_FAILED", "The proof has another score.", "Report this.");

  say("\n   A second account copies the proof and claims for itself.");
  await refused("thief's claim", proof, false);

  say("\n   The same account relays it for the singer, and sends the payment on its way.");
  const claimed = await ledger.measure(
    "relayed claim",
    () => sendClaim(reward, submissionOf(proof.proof, proof.binding), true),
    ({ gasUsed }) => ({ gas: gasUsed }),
  );
  const balance = (): Promise<bigint> => scenario.chain.ethers.provider.getBalance(singer.address);
  const balanceBefore = await balance();
  await ledger.measure(
    "withdrawal",
    () => withdrawFor(reward, claimed.season, singer.address),
    ({ gasUsed }) => ({ gas: gasUsed }),
  );
  const balanceAfter = await balance();
  say(
    `   the singer's balance: before ${formatAmount(balanceBefore, NATIVE)}, after ${formatAmount(balanceAfter, NATIVE)}`,
  );

  say("\n   The proof is sent once more.");
  await refused("replay", proof, true);

  say(`\n${own === undefined ? 4 : 5}. Another voice: disgust`);
  await hear(DISGUST_CLIP, judge, say);
  await refused("poor score's claim", await proveClip(DISGUST_CLIP, "the second clip"), true);

  say(
    `\n${ledger.render()}\n\n${second.address} sent everything and got nothing; ${singer.address} was paid.`,
  );
  return {
    judge: JUDGE,
    score: proof.score,
    threshold: deployed.threshold,
    scoreScale: scale,
    verifier: deployed.verifier,
    reward: deployed.reward,
    singer: singer.address,
    balanceBefore,
    balanceAfter,
    refusals,
    steps: ledger.lines,
  };
}

/** Shows a clip's spectrogram and score. Returns the score in instance units. */
async function hear(audio: string, judge: Judge, say: TaskContext["say"]): Promise<bigint> {
  const recording = decodeAudio(await readAudioFile(audio), audio);
  const { config } = judge;
  const { instance } = scoreRecording(recording, judge);
  const spectrogram = melSpectrogramOf(recording, config.features, audio);
  say(`   ${relative(process.cwd(), audio)}`);
  const drawn = renderTerminal(spectrogram, { ...SPECTROGRAM, colour: useColour() });
  say(drawn.replaceAll(/^/gm, "   "));
  say(`   score ${formatScore(instance, scoreScale(config.quantisation.scale))}`);
  return instance;
}

function keyOf({ chain, deployed, singer, termsHash }: Scenario) {
  return {
    account: singer.address,
    chainId: chain.chainId,
    reward: deployed.reward,
    season: deployed.season,
    termsHash,
  };
}

/** A claim that must fail; one that is taken ends the demo. */
async function expectRefusal(
  reward: Scenario["reward"],
  proof: RecordingProof,
  relay: boolean,
): Promise<CodedError> {
  try {
    await sendClaim(reward, submissionOf(proof.proof, proof.binding), relay);
  } catch (thrown) {
    if (thrown instanceof CodedError && thrown.code === "CONTRACT_REVERTED") return thrown;
    throw thrown;
  }
  throw new TaskError(
    "CONTRACT_REVERTED",
    "The contract took a claim that it must refuse.",
    "Do not fund it; report this.",
  );
}
