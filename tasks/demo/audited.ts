import {
  badgeSvg,
  balanceOf,
  type Claimed,
  closeOutSeason,
  formatAmount,
  formatScore,
  formatTime,
  type Opening,
  openingOf,
  payWith,
  readBadge,
  readClaim,
  rejectClaim,
  reveal,
  sendClaim,
  submissionOf,
  termsHashOf,
  withdrawFor,
} from "@idol/client";
import { CodedError } from "@idol/ezkl/errors";
import { parseProof } from "@idol/ezkl/proof";
import { readAudioFile } from "@idol/ml/audio-file";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { auditRecording } from "../chain/audit.ts";
import { TaskError } from "../errors.ts";
import { proveRecording } from "../proofs/prove-recording.ts";
import { bindRecording } from "../recordings/bound-recording.ts";
import { fetchRecording } from "../recordings/fetch-recording.ts";
import type { TaskContext } from "../ui/run-task.ts";
import { DAY, setUpAuditedScenario } from "./audited-scenario.ts";
import { SURPRISE_CLIP } from "./clips.ts";
import type { DemoResult } from "./demo.ts";
import { Ledger, type LedgerLine } from "./ledger.ts";
import { hostRecording } from "./recording-host.ts";

/** What the second part of the demo showed. */
export interface AuditedDemoResult {
  season: bigint;
  token: string;
  badge: { id: bigint; name: string; attributes: { trait_type: string; value: string | number }[] };
  /** Prize and bond, in the token's smallest unit. */
  paid: bigint;
  /** What the organiser took back. */
  left: bigint;
  refusals: string[];
  steps: LedgerLine[];
}

/** A season in an ERC-20 with badges and an audit, on the demo's chain: a copy is found and rejected, the singer is paid. */
export async function runAuditedDemo(
  hre: HardhatRuntimeEnvironment,
  { onProgress, signal, say }: TaskContext,
  first: DemoResult,
): Promise<AuditedDemoResult> {
  const ledger = new Ledger();
  const refusals: string[] = [];
  const gas = ({ gasUsed }: { gasUsed: bigint }) => ({ gas: gasUsed });
  const refused = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    const reason = await ledger.measure(what, () => expectRefusal(work));
    refusals.push(reason.message);
    say(`   refused: ${reason.message}`);
  };

  say("\nThe second part: a season in an ERC-20, with badges and an audit");
  onProgress({ step: "Deploy a token, open and fund the season" });
  const scenario = await ledger.measure("token, season opened and funded", () =>
    setUpAuditedScenario(hre, first),
  );
  const { chain, reward, season, currency, terms, singer, copier, auditor, organiser, pass } = scenario;
  const money = (amount: bigint): string => formatAmount(amount, currency);
  say(
    `   season ${season}: prize ${money(terms.prize)}, bond ${money(terms.bond)}, auditor ${auditor.address}; closes ` +
      `${formatTime(terms.closesAt)}, then ${terms.revealPeriod / BigInt(DAY)} day to reveal and ` +
      `${terms.auditPeriod / BigInt(DAY)} to audit`,
  );

  const recording = bindRecording(await readAudioFile(SURPRISE_CLIP), SURPRISE_CLIP);
  const termsHash = termsHashOf(terms, (await reward.seasonOf(season)).state.verifierCodeHash);
  const openings = new Map<string, Opening>();
  const claimAs = async (who: HardhatEthersSigner, name: string): Promise<Claimed> => {
    const key = { account: who.address, chainId: chain.chainId, reward: first.reward, season, termsHash };
    const { proof, binding } = await ledger.measure(
      `prove for ${name}`,
      () => proveRecording({ audio: SURPRISE_CLIP, judge: first.judge, key, recording, onProgress, signal }),
      (made) => ({ bytes: parseProof(made.proof).bytes.length }),
    );
    openings.set(who.address, openingOf(binding));
    const paid = await payWith(currency, who, first.reward, terms.bond);
    const submission = submissionOf(proof, binding);
    return await ledger.measure(
      `${name}'s claim, bond posted`,
      () => sendClaim(reward.connect(who), submission, false, paid),
      gas,
    );
  };

  say(
    `\n   The singer proves for ${singer.address}, a salted commitment to the recording ${recording.hash} bound in.`,
  );
  const claimed = await claimAs(singer, "the singer");
  say(
    `   claimed ${money(claimed.prize)} with ${formatScore(claimed.score, first.scoreScale)}, bond ${money(claimed.bond)} posted`,
  );
  const badge = (await readBadge(reward, { season, singer: singer.address }))!;
  const { id, name, attributes } = badge;
  say(
    `   badge ${JSON.stringify({ name, attributes, image: `${badgeSvg(badge).length} characters of SVG` })}`,
  );

  say(`\n   Somebody got hold of the recording and proves it for ${copier.address}. Nobody can know yet.`);
  await claimAs(copier, "the copier");
  say("   The singer would reveal before closing.");
  await refused("early reveal", () =>
    reveal(reward.connect(singer), season, "https://example.org/voice.wav", openings.get(singer.address)!),
  );

  say("\n   The season closes. Both reveal where their recordings are.");
  await pass(Number(terms.closesAt - terms.opensAt));
  const host = await hostRecording(recording.bytes);
  try {
    for (const who of [singer, copier]) {
      await ledger.measure(
        `reveal of ${who === singer ? "the singer" : "the copier"}`,
        () => reveal(reward.connect(who), season, host.uri, openings.get(who.address)!),
        gas,
      );
    }
    say("   Anyone audits: fetch by the revealed URI, hash, score by the integer twin.");
    for (const who of [singer, copier]) {
      const uri = await reward.recordingUri(season, who.address);
      const recording = await fetchRecording(uri, { allowLoopback: true, signal });
      const read = await readClaim(reward, { season, singer: who.address });
      const found = await ledger.measure(`audit of ${who === singer ? "the singer" : "the copier"}`, () =>
        auditRecording(reward, read, recording),
      );
      const copy =
        found.copyOf === undefined
          ? ""
          : `; an earlier claim of the same recording is that of ${found.copyOf}`;
      say(
        `   ${who.address}: ${found.asProved ? "what was proved" : `not what was proved: ${found.why}`}${copy}`,
      );
    }
  } finally {
    await host.close();
  }
  const rejected = await ledger.measure(
    "the auditor rejects the copy",
    () =>
      rejectClaim(
        reward.connect(auditor),
        { season, singer: copier.address },
        { reason: "copy", original: singer.address },
      ),
    gas,
  );
  say(
    `   The auditor rejects the copy: ${money(rejected.returned)} go back to the pot, its bond to the singer, its badge is burnt.`,
  );
  await refused("copier's withdrawal", () => withdrawFor(reward, season, copier.address));
  say("   The singer would take the prize before the audit is over.");
  await refused("early withdrawal", () => withdrawFor(reward, season, singer.address));

  say("\n   The audit ends; nobody has to do anything for it.");
  await pass(Number(terms.revealPeriod + terms.auditPeriod));
  const before = await balanceOf(chain.ethers.provider, currency, singer.address);
  const paid = await ledger.measure(
    "final withdrawal",
    () => withdrawFor(reward, season, singer.address),
    gas,
  );
  const after = await balanceOf(chain.ethers.provider, currency, singer.address);
  say(`   the singer's balance: before ${money(before)}, after ${money(after)}`);
  const left = await ledger.measure(
    "closing out",
    () => closeOutSeason(reward.connect(organiser), season, organiser.address),
    gas,
  );
  say(`   the organiser takes back what nobody won: ${money(left.amount)}`);
  say(`\n${ledger.render()}`);
  return {
    season,
    token: currency.address,
    badge: { id, name, attributes },
    paid: paid.amount,
    left: left.amount,
    refusals,
    steps: ledger.lines,
  };
}

/** Work that the contract must refuse; if it does not, that ends the demo. */
async function expectRefusal(work: () => Promise<unknown>): Promise<CodedError> {
  try {
    await work();
  } catch (thrown) {
    if (thrown instanceof CodedError && thrown.code === "CONTRACT_REVERTED") return thrown;
    throw thrown;
  }
  throw new TaskError(
    "CONTRACT_REVERTED",
    "The contract took what it must refuse.",
    "Do not fund it; report this.",
  );
}
