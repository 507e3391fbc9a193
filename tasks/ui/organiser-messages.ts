/** What the organiser's tasks say of their results. */

import type {
  ClosedOut,
  Currency,
  EndAsked,
  Funded,
  Mined,
  Paused,
  Promoted,
  Ranked,
  RefundReceiver,
} from "@idol/client";
import { formatAmount, formatCount, formatDuration, formatScore, formatTime } from "@idol/client/format";
import type { OpenedAndFunded } from "../chain/open-season.ts";
import type { SeasonStatus } from "../chain/status.ts";
import { nextCommand } from "./next-command.ts";
import { renderTable } from "./table.ts";

/** An allowlist, and one address's proof where it was asked for. */
export interface AllowlistResult {
  root: string;
  addresses: number;
  out?: string;
  proof?: { address: string; proof: string[] };
}

/** What the organiser took back, in its currency. */
export interface CloseOutResult extends ClosedOut {
  currency: Currency;
}

/** A pot that was filled, in its currency. */
export interface FundResult extends Funded {
  currency: Currency;
}

/** How a reward contract stands. */
export interface StatusResult {
  network: string;
  chainId: bigint;
  reward: string;
  owner: string;
  guardian: string;
  badge: string;
  seasons: SeasonStatus[];
  /** A page of the one season that was asked for, best first. */
  leaderboard?: {
    from: bigint;
    total: number;
    entries: Ranked[];
    /** Of the index that was asked: as of which block it answered, or why it was not believed. */
    index?: { block: number } | { doubt: string };
  };
}

/** What an owner did, and which account it is about. */
export interface OwnerResult extends Mined {
  did: "named" | "accepted" | "guardian";
  /** The next owner, the new owner, or the guardian; the zero address for no guardian. */
  account: string;
}

/** The line that names a transaction. */
export function describeTransaction({ transaction, gasUsed }: Mined): string {
  return `Transaction ${transaction}, ${formatCount(gasUsed)} gas.`;
}

export function describeOpened(opened: OpenedAndFunded): string {
  const { season, judge, threshold, scoreScale, prize, currency, opensAt, closesAt, funded } = opened;
  const { network, reward } = opened;
  return [
    `Season ${season} is there: judge ${judge}, threshold ${formatScore(threshold, scoreScale)}, prize ${formatAmount(prize, currency)}.`,
    `Opens ${formatTime(opensAt)}, closes ${formatTime(closesAt)}.`,
    describeTransaction(opened),
    funded === undefined
      ? `Its pot is empty. Fund it with: ${nextCommand({ task: "idol:season fund", network, options: { season, amount: "AMOUNT", reward } })}`
      : describeFunded({ ...funded, currency }),
  ].join("\n");
}

export function describeFunded(funded: FundResult): string {
  const { season, amount, pot, currency } = funded;
  return `Season ${season} got ${formatAmount(amount, currency)}; its pot holds ${formatAmount(pot, currency)}.
${describeTransaction(funded)}`;
}

export function describeClosedOut(closed: CloseOutResult): string {
  const { season, amount, to, currency } = closed;
  return `Season ${season} gave back ${formatAmount(amount, currency)} to ${to}; what is owed to singers stays.
${describeTransaction(closed)}`;
}

export function describeReceiver(named: RefundReceiver): string {
  const { season, receiver } = named;
  const who = BigInt(receiver) === 0n ? "the organiser again" : receiver;
  return `Whoever closes season ${season} out for the organiser now pays ${who}.
${describeTransaction(named)}`;
}

export function describePromoted(promoted: Promoted): string {
  const { season, singers, queued } = promoted;
  return [
    `Season ${season} gave a prize to ${singers.length} of those that waited; ${queued} still wait.`,
    ...singers,
    describeTransaction(promoted),
  ].join("\n");
}

export function describeOwner(result: OwnerResult): string {
  const { did, account } = result;
  const said = {
    named: `${account} is to own the reward contract, and does once it accepts: idol:owner --accept, from that account.`,
    accepted: `${account} owns the reward contract.`,
    guardian:
      BigInt(account) === 0n
        ? "Nobody is guardian now."
        : `${account} is the guardian now, of open seasons too.`,
  };
  return `${said[did]}\n${describeTransaction(result)}`;
}

export function describePaused(paused: Paused | EndAsked): string {
  if (!("paused" in paused)) return describeEnd(paused);
  const { season, until } = paused;
  const what = paused.paused
    ? `Season ${season} takes no claims, until ${formatTime(until)} at the latest. Withdrawals go on.`
    : `Season ${season} takes claims again, and closes at ${formatTime(until)}.`;
  return `${what}\n${describeTransaction(paused)}`;
}

function describeEnd(asked: EndAsked): string {
  const { season, endedAt } = asked;
  const what =
    endedAt === undefined
      ? `The end of season ${season}'s claims is asked for. They end when the other of guardian and organiser asks too, in this pause.`
      : `Season ${season} takes no claims any more, since ${formatTime(endedAt)}. What is owed stays owed.`;
  return `${what}\n${describeTransaction(asked)}`;
}

export function describeAllowlist({ root, addresses, out, proof }: AllowlistResult): string {
  const lines = [`Root       ${root}`, `Addresses  ${formatCount(addresses)}`];
  if (proof !== undefined)
    lines.push(`Proof of   ${proof.address}`, ...proof.proof.map((node) => `           ${node}`));
  if (out !== undefined) lines.push(`Wrote      ${out}; give it to the singers`);
  return lines.join("\n");
}

export function describeStatus(status: StatusResult): string {
  const { network, chainId, reward, owner, guardian, badge, seasons, leaderboard } = status;
  const lines = [
    `Network    ${network} (chain ${chainId})`,
    `Reward     ${reward}`,
    `Owner      ${owner}`,
    `Guardian   ${BigInt(guardian) === 0n ? "nobody" : guardian}`,
    `Badge      ${badge}`,
  ];
  if (seasons.length === 0) lines.push("No season yet.");
  for (const season of seasons) lines.push("", ...describeSeason(season));
  if (leaderboard !== undefined) lines.push("", ...describeLeaderboard(leaderboard, seasons[0]!));
  return lines.join("\n");
}

function describeSeason(season: SeasonStatus): string[] {
  const { phase, secondsLeft, currency, scoreScale } = season;
  const left = secondsLeft > 0 ? `, ${formatDuration(secondsLeft)} left` : "";
  const lines = [
    `Season ${season.season}: ${phase}${left}`,
    `  Prize      ${formatAmount(season.prize, currency)}, pot ${formatAmount(season.pot, currency)}, ${season.claims} claim${season.claims === 1n ? "" : "s"}`,
    `  Threshold  ${formatScore(season.threshold, scoreScale)}`,
    `  Opens      ${formatTime(season.opensAt)}, closes ${formatTime(season.closesAt)}`,
    `  Organiser  ${season.organiser}`,
    `  Admits     ${season.allowlistRoot === undefined ? "everyone" : `the allowlist with root ${season.allowlistRoot}`}`,
    season.auditor === undefined
      ? "  Audit      none: nobody has to show a recording"
      : `  Audit      by ${season.auditor}, bond ${formatAmount(season.bond, currency)}; reveal until ` +
        `${formatTime(season.revealEndsAt)}, final ${formatTime(season.finalAt)}`,
    ...describeAsked(season),
    `  Terms      ${season.termsHash}`,
    `  Judge      ${season.judge ?? "none of this checkout has the season's hash"}  ${season.judgeHash}`,
    `  Verifier   ${season.verifier}, ${describeVerifier(season)}`,
  ];
  return lines;
}

function describeAsked({ asksForPhrase, phrase }: SeasonStatus): string[] {
  if (!asksForPhrase) return [];
  const words = phrase === undefined ? "some words, see yours with --singer" : `the words "${phrase}"`;
  return [`  Phrase     the auditor listens for ${words}`];
}

function describeVerifier({ verifierIsJudges, verifierUnchanged }: SeasonStatus): string {
  if (!verifierUnchanged) return "CHANGED since the opening: no claim is taken";
  if (verifierIsJudges === undefined) return "unchanged since the opening";
  return verifierIsJudges
    ? "the judge's own, unchanged since the opening"
    : "NOT what the judge's source compiles to here: it may accept anything";
}

function describeLeaderboard(
  { from, total, entries, index }: NonNullable<StatusResult["leaderboard"]>,
  { scoreScale }: SeasonStatus,
): string[] {
  const first = from + 1n;
  if (entries.length === 0)
    return [`Leaderboard: no entry from place ${first} on, of ${formatCount(total)}.`];
  const table = renderTable(
    ["rank", "singer", "score", "standing", "claimed"],
    entries.map(({ rank, singer, score, standing, claimedAt }) => [
      `${rank}`,
      singer,
      formatScore(score, scoreScale),
      standing,
      formatTime(claimedAt),
    ]),
  );
  const last = from + BigInt(entries.length);
  const lines = [`Leaderboard, places ${first} to ${last} of ${formatCount(total)}`, table];
  if (index === undefined) return lines;
  return [
    ...lines,
    "block" in index
      ? `By the index, as of block ${index.block}.`
      : `The index was not relied on: ${index.doubt} This was read from the chain itself.`,
  ];
}
