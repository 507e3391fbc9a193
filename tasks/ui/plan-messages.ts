/** What a dry run says of the terms, transactions and costs of what it does not send. */

import { type Currency, NATIVE } from "@idol/client";
import { formatAmount, formatCount, formatDuration, formatScore, formatTime } from "@idol/client/format";
import { formatUnits, ZeroAddress, ZeroHash } from "ethers";
import type { Costs } from "../chain/costs.ts";
import type { DryRun } from "../chain/deployed.ts";
import type { SeasonDryRun } from "../chain/open-season.ts";
import type { Terms } from "../chain/season-terms.ts";
import { renderTable } from "./table.ts";

/** A person reads this before money goes out, so nothing is left out. */
export function describeDryRun(planned: DryRun | SeasonDryRun): string {
  const { network, chainId, sender, judge, terms, pot, currency, costs } = planned;
  return [
    "Nothing is sent: this is what the same command without --dry-run would do now.",
    "",
    `Network    ${network} (chain ${chainId})`,
    `Sender     ${sender}`,
    `Judge      ${judge}  ${terms.judgeHash}`,
    ...("verifier" in planned ? [`Verifier   ${planned.verifier}`] : []),
    ...("guardian" in planned ? [`Guardian   ${orNobody(planned.guardian)}`] : []),
    ...describeTerms(terms, pot, currency),
    ...describeStale(planned.stale),
    "",
    ...describeCosts(costs, currency),
  ].join("\n");
}

function describeTerms(terms: Terms, pot: bigint, currency: Currency): string[] {
  const opensAt = BigInt(terms.opensAt);
  const closesAt = BigInt(terms.closesAt);
  const prize = BigInt(terms.prize);
  const audited = terms.auditor !== ZeroAddress;
  return [
    `Prize      ${formatAmount(prize, currency)} a winner`,
    `Pot        ${formatAmount(pot, currency)}, ${pot / prize} prizes`,
    `Currency   ${currency.address === ZeroAddress ? "the chain's own coin" : currency.address}`,
    `Threshold  ${formatScore(BigInt(terms.threshold), Number(terms.scoreScale))}`,
    `Opens      ${formatTime(opensAt)}`,
    `Closes     ${formatTime(closesAt)}, after ${formatDuration(Number(closesAt - opensAt))}`,
    `Organiser  ${terms.organiser}`,
    `Admits     ${terms.allowlistRoot === ZeroHash ? "everyone" : `the allowlist with root ${terms.allowlistRoot}`}`,
    audited
      ? `Audit      by ${terms.auditor}, bond ${formatAmount(BigInt(terms.bond), currency)}; reveal for ` +
        `${formatDuration(Number(terms.revealPeriod))}, audit for ${formatDuration(Number(terms.auditPeriod))}`
      : "Audit      none: nobody has to show a recording",
    `Badges     ${terms.badge ? "one for each winner" : "none"}`,
  ];
}

/** Says from which clock the times were counted, where that is not the node's. */
function describeStale(stale: number | undefined): string[] {
  if (stale === undefined) return [];
  return [
    `Times are counted from this machine's clock: the node's newest block is ${formatDuration(stale)} old.`,
  ];
}

function describeCosts(
  { transactions, gas, gasPrice, fees, pot, balance }: Costs,
  currency: Currency,
): string[] {
  if (transactions.length === 0) return ["There is nothing left to send."];
  const own = currency.address === ZeroAddress ? fees + pot : fees;
  return [
    renderTable(
      ["transaction", "gas at most"],
      transactions.map((planned) => [planned.title, formatCount(planned.gas)]),
    ),
    "",
    `Gas        ${formatCount(gas)} at ${formatUnits(gasPrice, "gwei")} gwei at most: ${formatAmount(fees, NATIVE)}`,
    `Needed     ${formatAmount(own, NATIVE)}${own > fees ? " with the pot" : ""}; the sender has ${formatAmount(balance, NATIVE)}`,
  ];
}

function orNobody(address: string): string {
  return address === ZeroAddress ? "nobody" : address;
}
