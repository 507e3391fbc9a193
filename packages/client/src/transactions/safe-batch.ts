import { keccak256, toUtf8Bytes } from "ethers";

/** A transaction of a batch, with what a person is told of it. */
export interface BatchTransaction {
  title: string;
  to: string;
  value: bigint;
  data: string;
}

/** Transactions that a Safe is to send, in their order. */
export interface SafeBatch {
  chainId: bigint;
  safe: string;
  /** What they do together, in a few words. */
  task: string;
  transactions: readonly BatchTransaction[];
}

/** The version of Safe's Transaction Builder whose format this is. */
const BUILDER = "1.18.0";

/** A batch as Safe's Transaction Builder imports it, with its checksum. */
export function batchFile({ chainId, safe, task, transactions }: SafeBatch, createdAt: number): string {
  const content = {
    version: "1.0",
    chainId: `${chainId}`,
    createdAt,
    meta: {
      name: task,
      description: transactions.map(({ title }) => title).join("; "),
      txBuilderVersion: BUILDER,
      createdFromSafeAddress: safe,
      createdFromOwnerAddress: "",
    },
    transactions: transactions.map(({ to, value, data }) => ({
      to,
      value: `${value}`,
      data,
      contractMethod: null,
      contractInputsValues: null,
    })),
  };
  const meta = { ...content.meta, checksum: batchChecksum(content) };
  return `${JSON.stringify({ ...content, meta }, null, 2)}\n`;
}

/** The checksum of a batch without one: Safe's application warns of a file that has another. Whoever imports it may rename it. */
export function batchChecksum<Batch extends { meta: object }>(batch: Batch): string {
  return keccak256(toUtf8Bytes(canonical({ ...batch, meta: { ...batch.meta, name: null } })));
}

/** JSON in Safe's own spelling: of an object first its sorted keys as an array, then their values, each with a comma. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  const values = entries.map(([, each]) => `${canonical(each)},`);
  return `{${JSON.stringify(entries.map(([name]) => name))}${values.join("")}}`;
}
