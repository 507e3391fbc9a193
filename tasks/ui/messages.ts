/** What the tasks say of their results, all in one place. */
import { renderTerminal } from "@idol/ml/audio/picture/terminal.ts";
import type { CircuitBuild } from "@idol/ml/circuit/build.ts";
import type { ClaimResult } from "../actions/claim.ts";
import type { FeaturesResult } from "../actions/features.ts";
import type { WithdrawResult } from "../actions/withdraw.ts";
import type { Deployed } from "../chain/deploy.ts";
import { formatCoin, formatCount, formatScore } from "./format.ts";

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
    );
  }
  if (deployed.journalReset)
    lines.unshift("The chain was restarted since the last deployment: deployed anew.");
  return lines.join("\n");
}

export function describeClaimed(claimed: ClaimResult): string {
  const score = formatScore(claimed.score, claimed.scoreScale);
  const what =
    claimed.prize > 0n
      ? `won ${formatCoin(claimed.prize)} of season ${claimed.season} with a score of ${score}.`
      : `bettered the score of season ${claimed.season} to ${score}; the prize was paid for the first.`;
  const next = claimed.prize > 0n ? "\nTake it out with: npx hardhat idol:withdraw" : "";
  return `${claimed.singer} ${what}${claimed.relayed ? " The claim was relayed." : ""}
Transaction ${claimed.transaction}, ${formatCount(claimed.gasUsed)} gas.${next}`;
}

export function describeWithdrawn({ payments, singer, balanceBefore, balanceAfter }: WithdrawResult): string {
  const lines = payments.map(
    ({ season, amount, transaction, gasUsed }) =>
      `Season ${season} paid ${formatCoin(amount)} to ${singer}.\nTransaction ${transaction}, ${formatCount(gasUsed)} gas.`,
  );
  lines.push(`Balance before ${formatCoin(balanceBefore)}, after ${formatCoin(balanceAfter)}.`);
  return lines.join("\n");
}

/** Characters of a spectrogram on a terminal. */
const PICTURE = { width: 72, height: 8 };

export function describeFeatures({ shape, parameters, spectrogram, written }: FeaturesResult): string {
  const [bands, frames] = shape;
  const { sampleRate, nFft, hopLength, offset, duration } = parameters;
  const lines = [
    renderTerminal(spectrogram, {
      ...PICTURE,
      colour: process.stdout.isTTY && process.env.NO_COLOR === undefined,
    }),
    `${bands} mel bands × ${frames} frames; ${sampleRate} Hz, n_fft ${nFft}, hop length ${hopLength}, ` +
      `${duration} s from ${offset} s on`,
  ];
  for (const path of written) lines.push(`Wrote ${path}`);
  return lines.join("\n");
}

export function describeCircuit({ manifest, ran }: CircuitBuild): string {
  return [
    `Steps run  ${ran.length === 0 ? "none: nothing has changed" : ran.join(", ")}`,
    `Rows       ${formatCount(manifest.rows)} of 2^${manifest.srs.logrows}, SRS ${manifest.srs.origin}`,
    `Verifier   contracts/generated/${manifest.verifier}.sol`,
    `Judge hash ${manifest.judgeHash}`,
  ].join("\n");
}
