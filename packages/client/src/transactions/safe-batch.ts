import { type ContractTransaction, id } from "ethers";

/** Where and by whom a batch is to be carried out. */
export interface SafeBatchOptions {
  chainId: bigint | number;
  /** The Safe's address. */
  safe: string;
  /** What it does, in a few words. */
  name: string;
  description?: string;
  /** Milliseconds since 1970. */
  createdAt: number;
}

/** What of a transaction a batch holds. */
type BatchCall = Pick<ContractTransaction, "to" | "data"> & { value?: bigint };

/** Transactions as a file for Safe's Transaction Builder, which has the Safe's owners sign all of them as one. */
export function safeBatchText(calls: readonly BatchCall[], options: SafeBatchOptions): string {
  const { chainId, safe, name, description = "", createdAt } = options;
  const batch = {
    version: "1.0",
    chainId: `${chainId}`,
    createdAt,
    meta: { name, description, createdFromSafeAddress: safe, createdFromOwnerAddress: "" },
    transactions: calls.map(({ to, data, value = 0n }) => ({
      to,
      value: `${value}`,
      data,
      contractMethod: null,
      contractInputsValues: null,
    })),
  };
  // The builder's own rule: the name may be changed without breaking the checksum.
  const checksum = id(canonical({ ...batch, meta: { ...batch.meta, name: null } }));
  return `${JSON.stringify({ ...batch, meta: { ...batch.meta, checksum } }, null, 2)}\n`;
}

/** The builder's canonical form: an object is the list of its sorted keys, then each value and a comma. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  const values = keys.map((key) => `${canonical((value as Record<string, unknown>)[key])},`);
  return `{${JSON.stringify(keys)}${values.join("")}}`;
}
