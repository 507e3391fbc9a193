import type { Consent } from "@idol/client";
import { NO_RECORDING, type ProofBinding } from "@idol/client/key";
import type { Take } from "../audio/take.ts";
import type { KeptKey } from "../key/kept-key.ts";
import { type Database, openDatabase, type Records } from "./database.ts";

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
  /** The singer's signature, for another account to send the claim. */
  consent?: Consent;
  /** The transaction that claimed with it; empty where the chain shows a claim that was sent from elsewhere. */
  claim?: string;
}

/** A transaction that was sent, so that a reload can wait for it. */
export interface Sent {
  hash: string;
  kind: "claim" | "withdraw" | "allowance" | "reveal" | "reject" | "organise";
  chainId: number;
  proof?: string;
}

/** What a judge said of a take that is kept to be compared with others. */
export interface HeardTake {
  hash: string;
  name: string;
  /** Milliseconds since 1970. */
  made: number;
  /** In instance units, decimal. */
  score: string;
  scoreScale: number;
  judgeHash: string;
}

/** So many takes are compared: each is some 300 KB. */
const MOST_HEARD = 5;

/** A take, and whether a proof for an audited season was ever made of it: an audit may ask for it, whatever becomes of the proof. */
type KeptTake = Take & { pledged?: boolean };

let opened: Promise<Database> | undefined;

function database(): Promise<Database> {
  opened ??= openDatabase("idol");
  return opened;
}

const work = async <T>(task: (records: Records) => Promise<T>): Promise<T> => (await database()).work(task);
const read = <T>(key: string) => work((records) => records.get<T>(key));
const write = (key: string, value: unknown) =>
  work(async (records) => (value === undefined ? records.delete(key) : records.put(key, value)));

/** What survives a reload, in the browser's IndexedDB; other tabs read and write it too. Every write rejects where there is no room. */
export const keep = {
  /** Whether anything survives a reload at all. */
  lasts: async () => (await database()).lasting,
  current: () => read<string>("current"),
  setCurrent: (hash: string | undefined) => write("current", hash),
  /** The proof that was put forward. */
  chosen: () => read<string>("chosen"),
  setChosen: (id: string | undefined) => write("chosen", id),
  take: (hash: string) => read<Take>(takeKey(hash)),
  saveTake: (take: Take) => work((records) => putTake(records, take, false)),
  /** Drops a take unless a kept proof, of this or another tab, an audit, or a comparison needs it. */
  dropTake: (hash: string) => work((records) => dropUnneeded(records, hash)),
  heard: async () => (await read<HeardTake[]>("heard")) ?? [],
  /** Keeps what was said of a take, for the newest takes; all that are kept then. */
  saveHeard: (heard: HeardTake) =>
    changeHeard((all) => [heard, ...all.filter(({ hash }) => hash !== heard.hash)].slice(0, MOST_HEARD)),
  /** Drops a take from those that are compared; all that are kept then. */
  dropHeard: (hash: string) => changeHeard((all) => all.filter((heard) => heard.hash !== hash)),
  proofs: async () => (await read<KeptProof[]>("proofs")) ?? [],
  /** Keeps a proof and the take that it was made of, which another tab may have dropped meanwhile. */
  saveProof: (proof: KeptProof, take?: Take) =>
    work(async (records) => {
      const proofs = (await records.get<KeptProof[]>("proofs")) ?? [];
      records.put("proofs", [proof, ...proofs.filter(({ id }) => id !== proof.id)]);
      if (take !== undefined && needs(proof, take.hash)) {
        await putTake(records, take, proof.binding.recordingHash === take.hash);
      }
    }),
  /** Drops a proof, and the take that nothing else needs. */
  dropProof: (id: string) =>
    work(async (records) => {
      const proofs = (await records.get<KeptProof[]>("proofs")) ?? [];
      records.put(
        "proofs",
        proofs.filter((proof) => proof.id !== id),
      );
      const take = proofs.find((proof) => proof.id === id)?.take;
      if (take !== undefined) await dropUnneeded(records, take);
    }),
  key: () => read<KeptKey>("key"),
  /** Keeps a key unless another tab has kept one meanwhile; the one that is kept then. */
  saveKey: (key: KeptKey) =>
    work(async (records) => {
      const before = await records.get<KeptKey>("key");
      if (before === undefined) records.put("key", key);
      return before ?? key;
    }),
  /** Drops a key, and no other that another tab has made since. */
  dropKey: (address: string) =>
    work(async (records) => {
      if ((await records.get<KeptKey>("key"))?.address === address) records.delete("key");
    }),
  sent: async () => (await read<Sent[]>("sent")) ?? [],
  saveSent: (sent: Sent) => changeSent((all) => [sent, ...all.filter(({ hash }) => hash !== sent.hash)]),
  dropSent: (hash: string) => changeSent((all) => all.filter((sent) => sent.hash !== hash)),
};

/** The recording that a proof's claim is audited by; undefined where its season has no audit. */
export function auditedRecording({ binding }: Pick<KeptProof, "binding">): string | undefined {
  return binding.recordingHash === NO_RECORDING ? undefined : binding.recordingHash;
}

function takeKey(hash: string): string {
  return `take:${hash}`;
}

function needs({ take, binding }: KeptProof, hash: string): boolean {
  return take === hash || binding.recordingHash === hash;
}

async function isNeeded(records: Records, hash: string): Promise<boolean> {
  const take = await records.get<KeptTake>(takeKey(hash));
  const proofs = (await records.get<KeptProof[]>("proofs")) ?? [];
  const heard = (await records.get<HeardTake[]>("heard")) ?? [];
  return (
    take?.pledged === true ||
    proofs.some((proof) => needs(proof, hash)) ||
    heard.some((each) => each.hash === hash)
  );
}

async function dropUnneeded(records: Records, hash: string): Promise<void> {
  if ((await records.get("current")) === hash || (await isNeeded(records, hash))) return;
  records.delete(takeKey(hash));
}

function changeHeard(change: (all: HeardTake[]) => HeardTake[]): Promise<HeardTake[]> {
  return work(async (records) => {
    const before = (await records.get<HeardTake[]>("heard")) ?? [];
    const after = change(before);
    records.put("heard", after);
    for (const { hash } of before) {
      if (!after.some((heard) => heard.hash === hash)) await dropUnneeded(records, hash);
    }
    return after;
  });
}

async function putTake(records: Records, take: Take, pledged: boolean): Promise<void> {
  const before = await records.get<KeptTake>(takeKey(take.hash));
  records.put(takeKey(take.hash), { ...take, pledged: pledged || before?.pledged === true });
}

function changeSent(change: (all: Sent[]) => Sent[]): Promise<void> {
  return work(async (records) => records.put("sent", change((await records.get<Sent[]>("sent")) ?? [])));
}
