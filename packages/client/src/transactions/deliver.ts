import type { Signer, TransactionReceipt, TransactionRequest } from "ethers";

/** A signer that remembers what it sent, so that a command can be run again. */
export interface Courier {
  /** Whether this very transaction was sent already. */
  isSent(request: TransactionRequest): Promise<boolean>;
  /** Sends what was not sent yet, once `check` has passed, and waits for its block. */
  deliver(request: TransactionRequest, check: () => Promise<unknown>): Promise<TransactionReceipt>;
}

/** Sends a transaction once `check` has passed, and waits for its block; a signer that remembers sends none twice. */
export async function deliver(
  signer: Signer,
  request: TransactionRequest,
  check: () => Promise<unknown>,
): Promise<TransactionReceipt> {
  if (isCourier(signer)) return await signer.deliver(request, check);
  await check();
  const receipt = await (await signer.sendTransaction(request)).wait();
  if (receipt === null) throw new Error("the node gave no receipt");
  return receipt;
}

/** Whether a transaction was sent in an earlier run; never known of a plain signer. */
export async function wasSent(signer: Signer, request: TransactionRequest): Promise<boolean> {
  return isCourier(signer) && (await signer.isSent(request));
}

function isCourier(signer: Signer): signer is Signer & Courier {
  return "deliver" in signer && "isSent" in signer;
}
