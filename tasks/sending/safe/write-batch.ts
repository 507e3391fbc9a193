import { batchFile, type SafeBatch } from "@idol/client";
import { writeFilesAtomic } from "@idol/ezkl/files";
import type { Chain } from "../../chain/connect.ts";
import type { SentStep } from "../journal.ts";

/** A batch, and where it was written. */
export interface WrittenBatch extends SafeBatch {
  file: string;
  network: string;
}

/** Writes what a Safe sent in a rehearsal as a batch. @throws DISK_FULL */
export async function writeBatch(
  file: string,
  { ethers, chainId, connection }: Chain,
  safe: string,
  task: string,
  steps: readonly SentStep[],
): Promise<WrittenBatch> {
  const transactions = await Promise.all(
    steps.map(async ({ title, hash }) => {
      const sent = await ethers.provider.getTransaction(hash ?? "");
      // What was rehearsed is in a block of the copy, and calls a contract.
      if (sent === null || sent.to === null) throw new Error(`the rehearsal lost "${title}"`);
      return { title, to: sent.to, value: sent.value, data: sent.data };
    }),
  );
  const batch = { chainId, safe, task, transactions };
  await writeFilesAtomic([[file, batchFile(batch, Date.now())]]);
  return { ...batch, file, network: connection.networkName };
}
