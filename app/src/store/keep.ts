import type { ProofBinding } from "@idol/client/key";
import { del, get, createStore as openDatabase, set, update } from "idb-keyval";
import type { Take } from "../audio/take.ts";

/** A proof as it is kept: its text, what it is bound to, and what became of it. */
export interface KeptProof {
  /** SHA-256 of the text. */
  id: string;
  text: string;
  binding: ProofBinding;
  /** The score inside, instance units, decimal. */
  score: string;
  scoreScale: number;
  /** Milliseconds since 1970. */
  made: number;
  /** How long it took, milliseconds, and on how many threads; absent where it was loaded from a file. */
  took?: { millis: number; threads: number };
  /** The recording, where it was made from one here. */
  take?: string;
  /** The claim that was sent with it. */
  claim?: string;
}

/** A transaction that was sent, so that a reload can wait for it. */
export interface Sent {
  hash: string;
  kind: "claim" | "withdraw" | "allowance" | "reveal" | "reject";
  chainId: number;
  proof?: string;
}

const database = openDatabase("idol", "stage");

/** What survives a reload, in the browser's IndexedDB. Every write rejects where there is no room. */
export const keep = {
  current: () => get<string>("current", database),
  setCurrent: (hash: string | undefined) =>
    hash === undefined ? del("current", database) : set("current", hash, database),
  /** The proof that was put forward. */
  chosen: () => get<string>("chosen", database),
  setChosen: (id: string | undefined) =>
    id === undefined ? del("chosen", database) : set("chosen", id, database),
  take: (hash: string) => get<Take>(`take:${hash}`, database),
  saveTake: (take: Take) => set(`take:${take.hash}`, take, database),
  dropTake: (hash: string) => del(`take:${hash}`, database),
  proofs: async () => (await get<KeptProof[]>("proofs", database)) ?? [],
  saveProof: (proof: KeptProof) =>
    update<KeptProof[]>(
      "proofs",
      (proofs = []) => [proof, ...proofs.filter(({ id }) => id !== proof.id)],
      database,
    ),
  dropProof: (id: string) =>
    update<KeptProof[]>("proofs", (proofs = []) => proofs.filter((proof) => proof.id !== id), database),
  sent: async () => (await get<Sent[]>("sent", database)) ?? [],
  saveSent: (sent: Sent) =>
    update<Sent[]>("sent", (all = []) => [sent, ...all.filter(({ hash }) => hash !== sent.hash)], database),
  dropSent: (hash: string) =>
    update<Sent[]>("sent", (all = []) => all.filter((sent) => sent.hash !== hash), database),
};
