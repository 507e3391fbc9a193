import { formatAmount, NATIVE } from "@idol/client";
import type { WrittenBatch } from "../sending/safe/write-batch.ts";
import { renderTable } from "./table.ts";

/** What `--safe` wrote, and what to do with it. */
export function describeBatch({ file, safe, network, chainId, transactions }: WrittenBatch): string {
  const rows = transactions.map(({ title, to, value }) => [title, to, formatAmount(value, NATIVE)]);
  return `Nothing was sent. Wrote ${file}, a batch for the Safe ${safe} on network "${network}" (chain ${chainId}):
${renderTable(["transaction", "to", "value"], rows)}
All of it went through on a copy of the chain as it is now. Import the file in the Safe's Transaction Builder, compare, and have it signed.`;
}
