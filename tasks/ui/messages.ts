/** What the tasks say of their results, all in one place. */

import type { Claimed, Consent, ConsentedClaim, Currency, WithdrawForRefusal, Withdrawn } from "@idol/client";
import {
  formatAmount,
  formatCount,
  formatDuration,
  formatScore,
  formatScores,
  formatSeconds,
  formatTime,
} from "@idol/client/format";
import type { ProofBinding } from "@idol/client/key";
import type { JudgeBuild } from "@idol/ml/building";
import type { missingClips } from "@idol/ml/corpora";
import type { TrainedJudge } from "@idol/ml/training";
import type { Deployed } from "../chain/deployed.ts";
import type { RecordingProof } from "../proofs/prove-recording.ts";
import { nextCommand } from "./next-command.ts";
import { describeTransaction } from "./organiser-messages.ts";

/** A payment with the receiver's balance of its currency before and after. */
export interface Payment extends Withdrawn {
  currency: Currency;
  balanceBefore: bigint;
  balanceAfter: bigint;
}

/** A claim with what is needed to show its score and its money. */
export interface ClaimResult extends Claimed {
  scoreScale: number;
  relayed: boolean;
  currency: Currency;
  /** Unix seconds from which it can be withdrawn. */
  payableFrom: bigint;
  network: string;
  /** The reward contract. */
  reward: string;
  /** The proof's file; the reveal asks for it again. */
  proof: string;
}

/** Where the ONNX was written, and how it was checked. */
export interface ExportResult {
  network: string;
  input: string;
  /** Clips on which onnxruntime and the trained network were compared. */
  clips: number;
  largestDifference: number;
}

/** A proof and where it was written. */
export interface ProofResult extends Omit<RecordingProof, "recording"> {
  out: string;
  /** Where the recording to keep was written, if the proof is bound to it. */
  recording?: string;
  /** The season's, in instance units, and the network, where a node was asked. */
  threshold?: bigint;
  network?: string;
  /** The singer's account, where the node has it but would send from another one. */
  from?: string;
  /** The words that the season asks of the singer, where it asks for some. */
  phrase?: string;
}

/** A recording's score, both ways. */
export interface ScoreResult {
  judge: string;
  /** By onnxruntime-node, in single precision. */
  float: number;
  /** The circuit's, in instance units: `2^scoreScale` for a score of 1. */
  integer: bigint;
  scoreScale: number;
  /** The judge's published threshold in instance units; null where there is none. */
  threshold: bigint | null;
}

/** A trained judge, the folder it was written to, and what the data folder lacks of the plan's corpora. */
export interface TrainResult extends TrainedJudge {
  folder: string;
  missing: ReturnType<typeof missingClips>;
}

/** What a proof that holds says. */
export interface VerifyResult {
  judge: string;
  /** What else the key is bound to. */
  target: { chainId: bigint; reward: string; season: bigint };
  /** Whom it pays. */
  account: string;
  /** In instance units. */
  score: bigint;
  scoreScale: number;
  /** The verifier that was asked, where it was a contract. */
  verifier?: string;
}

/** Payments of what one singer had won. */
export interface WithdrawResult {
  payments: Payment[];
  singer: string;
  /** Who was paid. */
  to: string;
}

/** What a witness says; `out` is where it was written, `mock` whether every constraint was checked on it. */
export interface WitnessResult {
  key: bigint;
  score: bigint;
  scoreScale: number;
  out?: string;
  mock: boolean;
}

/** Whether a singer is paid by others, now. */
export interface RefusalResult extends WithdrawForRefusal {
  singer: string;
}

export function describeRefusal({ singer, refused, ...sent }: RefusalResult): string {
  const what = refused
    ? `${singer} is paid by nobody else's transaction any more, in no season: only its own names a receiver, with idol:withdraw --to.`
    : `Whoever sends it can have ${singer} paid again, at that address.`;
  return `${what}\n${describeTransaction(sent)}`;
}

export function describeDeployed(deployed: Deployed): string {
  const lines = [
    `Network    ${deployed.network} (chain ${deployed.chainId})`,
    `Judge      ${deployed.judge}  ${deployed.judgeHash}`,
    `Verifier   ${deployed.verifier}`,
  ];
  if (deployed.reward !== undefined) lines.push(`Reward     ${deployed.reward}`);
  if (deployed.season !== undefined && deployed.threshold !== undefined) {
    lines.push(
      `Season     ${deployed.season}, open and funded; threshold ${formatScore(deployed.threshold, deployed.scoreScale)}`,
      ...describeMoney(deployed),
      ...describeNext(deployed),
    );
  }
  if (deployed.resumed) lines.push("An earlier run had sent a part of it; these are the terms that stand.");
  for (const { provider, contract, said } of deployed.verified ?? []) {
    lines.push(`${provider.padEnd(10)} ${contract}: ${said}`);
  }
  if (deployed.journalReset) lines.unshift("The chain lost an earlier deployment: deployed anew.");
  return lines.join("\n");
}

function describeMoney({ prize, pot, currency, opensAt, closesAt }: Deployed): string[] {
  if (prize === undefined || pot === undefined || currency === undefined) return [];
  const length = Number(closesAt) - Number(opensAt);
  return [
    `Prize      ${formatAmount(prize, currency)} a winner, from a pot of ${formatAmount(pot, currency)}`,
    `Opens      ${formatTime(opensAt!)}, closes ${formatTime(closesAt!)}, after ${formatDuration(length)}`,
  ];
}

/** What comes next, for the organiser and for singers. */
function describeNext({ network, reward, season }: Deployed): string[] {
  const options = { reward, season };
  return [
    `Look at it ${nextCommand({ task: "idol:status", network, options })}`,
    `Sing       ${nextCommand({ task: "idol:prove", network, options: { ...options, audio: "voice.wav" } })}`,
  ];
}

/** A claim that was signed and not sent. */
export interface SignedClaim extends ConsentedClaim, Consent {
  singer: string;
  /** The proof's file. */
  proof: string;
  /** Of the proof: `--json` is what idol:claim-batch takes as NAME.signed.json. */
  proofSha256: string;
  network: string;
  /** The season's list, where the singer gave it. */
  allowlist?: string | undefined;
}

export function describeClaimed(claimed: ClaimResult | SignedClaim): string {
  if ("signature" in claimed) {
    const { proof, network, deadline, signature, allowlist } = claimed;
    const options = { proof, relay: true, allowlist, deadline, signature };
    return `Signed, not sent. Whoever has the proof and its sidecar can send it until ${formatTime(deadline)}, with:
${nextCommand({ task: "idol:claim", network, options })}`;
  }
  const score = formatScore(claimed.score, claimed.scoreScale);
  const waits = claimed.prize === 0n && claimed.bond > 0n;
  const what = waits
    ? `waits for a prize of season ${claimed.season} with a score of ${score}: the pot holds none now, and gets one for each earlier claim that is rejected.`
    : claimed.prize > 0n
      ? `won ${formatAmount(claimed.prize, claimed.currency)} of season ${claimed.season} with a score of ${score}.`
      : `bettered the score of season ${claimed.season} to ${score}; the prize was paid for the first.`;
  const { network, reward, season } = claimed;
  const options = { reward, season, for: claimed.relayed ? claimed.singer : undefined };
  const withdraw = nextCommand({ task: "idol:withdraw", network, options });
  const revealing = { reward, season, uri: "https://SERVER/voice.wav", proof: claimed.proof };
  let next = claimed.prize > 0n ? `\nTake it out with: ${withdraw}` : "";
  if (claimed.bond > 0n) {
    next =
      `\nBond ${formatAmount(claimed.bond, claimed.currency)}. Once the season has closed, reveal the recording with: ` +
      `${nextCommand({ task: "idol:reveal", network, options: revealing })}\nPrize and bond can be taken out from ${formatTime(claimed.payableFrom)} on: ${withdraw}`;
  }
  return `${claimed.singer} ${what}${claimed.relayed ? " The claim was relayed." : ""}
Transaction ${claimed.transaction}, ${formatCount(claimed.gasUsed)} gas.${next}`;
}

export function describeWithdrawn({ payments }: WithdrawResult): string {
  return payments
    .flatMap(({ season, amount, to, currency, balanceBefore, balanceAfter, transaction, gasUsed }) => [
      `Season ${season} paid ${formatAmount(amount, currency)} to ${to}.`,
      `Transaction ${transaction}, ${formatCount(gasUsed)} gas.`,
      `Balance before ${formatAmount(balanceBefore, currency)}, after ${formatAmount(balanceAfter, currency)}.`,
    ])
    .join("\n");
}

export function describeCircuit({ manifest, ran }: JudgeBuild): string {
  return [
    `Steps run  ${ran.length === 0 ? "none: nothing has changed" : ran.join(", ")}`,
    `Rows       ${formatCount(manifest.rows)} of 2^${manifest.srs.logrows}, SRS ${manifest.srs.origin}`,
    `Verifier   contracts/generated/${manifest.verifier}.sol`,
    `Judge hash ${manifest.judgeHash}`,
  ].join("\n");
}

export function describeExport({ network, input, clips, largestDifference }: ExportResult): string {
  return `Wrote ${network}\nWrote ${input}
onnxruntime and the trained network differ by ${largestDifference.toExponential(1)} at most on ${clips} clips.`;
}

export function describeScore({ judge, float, integer, scoreScale, threshold }: ScoreResult): string {
  const lines = [
    `Judge      ${judge}`,
    `Score      ${float.toFixed(4)} (float), ${formatScore(integer, scoreScale)} (exactly, as a proof states it)`,
  ];
  if (threshold !== null) {
    const verdict = integer >= threshold ? "reached" : "not reached";
    lines.push(`Threshold  ${formatScore(threshold, scoreScale)}: ${verdict}`);
  }
  return lines.join("\n");
}

export function describeWitness({ score, scoreScale, out, mock }: WitnessResult): string {
  const lines = [`Score      ${formatScore(score, scoreScale)}`];
  if (mock) lines.push("Mock proof every constraint holds");
  if (out !== undefined) lines.push(`Wrote ${out}`);
  return lines.join("\n");
}

/** What a singer has to say, in a season that asks for it. */
export function describePhrase(phrase: string): string {
  return `Phrase     The auditor listens for the words "${phrase}" in the three seconds that are judged: a recording without them is rejected.`;
}

export function describeProof(result: ProofResult): string {
  const { binding, timings, backend, threads } = result;
  return [
    `Score      ${describeReach(result)}`,
    `Bound to   ${binding.account}`,
    `           chain ${binding.chainId}, reward ${binding.reward}, season ${binding.season}`,
    ...(result.recording === undefined
      ? []
      : [
          `Recording  ${result.recording}  ${binding.recordingHash}`,
          "           keep the file as it is, and reveal it: it is what was judged, and the audit asks for these very bytes",
        ]),
    `Proved in  ${formatSeconds(timings.total)} by ${backend}, ${threads} thread${threads === 1 ? "" : "s"} ` +
      `(witness ${formatSeconds(timings.witness)}, proof ${formatSeconds(timings.prove)}, proving key ` +
      `${formatSeconds(timings.provingKey)} ${result.provingKey}); verified`,
    `Wrote      ${result.out} and its sidecar`,
    ...(result.threshold === undefined || result.score < result.threshold
      ? []
      : [
          `Claim it   ${nextCommand({ task: "idol:claim", network: result.network, options: { proof: result.out, from: result.from } })}`,
        ]),
  ].join("\n");
}

/** A score, and what it is beside the season's threshold where that is known. */
function describeReach({ score, scoreScale, threshold }: ProofResult): string {
  if (threshold === undefined) return formatScore(score, scoreScale);
  const [got, asked] = formatScores(score, threshold, scoreScale);
  return `${got}, ${score < threshold ? "BELOW" : "which reaches"} the season's threshold ${asked}`;
}

/** What a proof's key is bound to besides the account. */
export function targetOf({ chainId, reward, season }: ProofBinding): VerifyResult["target"] {
  return { chainId: BigInt(chainId), reward, season: BigInt(season) };
}

export function describeVerified({
  judge,
  target,
  account,
  score,
  scoreScale,
  verifier,
}: VerifyResult): string {
  const where = verifier === undefined ? "with the verifying key" : `by the verifier ${verifier}`;
  return [
    `The proof holds (checked ${where}). It says:`,
    `the judge ${judge} gives the score ${formatScore(score, scoreScale)} to some input that the prover knows, bound to the account ${account},`,
    `chain ${target.chainId}, reward contract ${target.reward}, season ${target.season}. It does not say that anybody sang.`,
  ].join("\n");
}

export function describeTrained({
  config,
  validation,
  runs,
  unreadable,
  missing,
  stopped,
  folder,
}: TrainResult): string {
  const clips = config.provenance.data.map(
    ({ corpus, clips, speakers }) => `${corpus} ${formatCount(clips)} clips of ${speakers} speakers`,
  );
  const lines = [
    `Trained on ${clips.join(", ")}`,
    `Validation AUC of surprise above disgust ${validation.disgust.toFixed(3)}, above the rest ${validation.rest.toFixed(3)}`,
    `Runs       ${runs.length}`,
  ];
  if (config.threshold !== null) lines.push(`Threshold  ${config.threshold.score.toFixed(4)}`);
  if (unreadable.length > 0) lines.push(`Left out   ${unreadable.length} unreadable files`);
  for (const { corpus, clips, complete } of missing)
    lines.push(`Missing    ${formatCount(complete - clips)} of ${formatCount(complete)} clips of ${corpus}`);
  if (stopped) {
    lines.push(
      "The training was cut short. This is the best so far, a whole judge, but not the one that the plan gives: train again for that.",
    );
  }
  lines.push(`Wrote ${folder}`);
  return lines.join("\n");
}
