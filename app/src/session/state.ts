import type { Deployment } from "@idol/client";
import type { CodedError } from "@idol/ezkl/errors";
import type { Take } from "../audio/take.ts";
import type { Node } from "../chain/node.ts";
import type { Season } from "../chain/seasons.ts";
import type { Wallet } from "../chain/wallets.ts";
import type { Judge } from "../judge/judge.ts";
import type { Verdict } from "../judge/verdict.ts";
import type { Lock } from "../key/kept-key.ts";
import { createStore } from "../store/create-store.ts";
import type { HeardTake, KeptProof, Sent } from "../store/keep.ts";

/** A connected account. */
export interface Account {
  wallet: Wallet;
  address: string;
  chainId: number;
}

/** What a proof in the making is at. */
export interface Proving {
  /** A step of the prover, or `download`. */
  step: string;
  fraction?: number;
  /** `performance.now()` of the beginning. */
  since: number;
  threads: number;
  abort: AbortController;
}

/** A question to the owner of the page's key. */
export interface Unlocking {
  what: string;
  lock: Lock;
  /** The answer to the lock; undefined where the owner declines. Rejects where it does not open the key. */
  answer(bytes: Uint8Array<ArrayBuffer> | undefined): Promise<void>;
  /** It cannot be asked. */
  refuse(reason: unknown): void;
}

/** Where something can go wrong and is told. */
export type Scope =
  | "sing"
  | "judge"
  | "prove"
  | "claim"
  | "audit"
  | "organise"
  | "wallet"
  | "key"
  | "chain"
  | "keep";

/** Everything the page knows. */
export interface Session {
  /** False until what was kept has been read. */
  ready: boolean;
  /** Whether it was found out where the contest lies, or that there is none. */
  sought: boolean;
  /** Undefined where the page is served without a contest. */
  deployment: Deployment | undefined;
  node: Node | undefined;
  /** Newest first. */
  seasons: Season[];
  /** Time of the chain's newest block, seconds, and the `performance.now()` at which it was read. */
  chainTime: bigint;
  readAt: number;
  /** The season that is sung for. */
  season: bigint | undefined;
  wallets: Wallet[];
  /** The key that this browser keeps for the singer, by its address. */
  key: string | undefined;
  /** What the key is to be opened for, and how its owner answers. */
  unlocking: Unlocking | undefined;
  account: Account | undefined;
  take: Take | undefined;
  /** Takes that were judged here, newest first. */
  heard: HeardTake[];
  judge: Judge | undefined;
  verdict: Verdict | undefined;
  /** Milliseconds from the take to the verdict. */
  judgedIn: number | undefined;
  proving: Proving | undefined;
  proofs: KeptProof[];
  /** The proof that is claimed with. */
  proof: string | undefined;
  sent: Sent[];
  failures: Partial<Record<Scope, CodedError>>;
}

export const session = createStore<Session>({
  ready: false,
  sought: false,
  deployment: undefined,
  node: undefined,
  seasons: [],
  chainTime: 0n,
  readAt: 0,
  season: undefined,
  wallets: [],
  key: undefined,
  unlocking: undefined,
  account: undefined,
  take: undefined,
  heard: [],
  judge: undefined,
  verdict: undefined,
  judgedIn: undefined,
  proving: undefined,
  proofs: [],
  proof: undefined,
  sent: [],
  failures: {},
});

/** Tells, or takes back, that something went wrong. */
export function setError(scope: Scope, failure: CodedError | undefined): void {
  session.set(({ failures: { [scope]: _, ...others } }) => ({
    failures: failure === undefined ? others : { ...others, [scope]: failure },
  }));
}

/** The season that is sung for. */
export function chosenSeason({ seasons, season }: Session): Season | undefined {
  return seasons.find(({ number }) => number === season);
}

/** The proof that is claimed with. */
export function chosenProof({ proofs, proof }: Session): KeptProof | undefined {
  return proofs.find(({ id }) => id === proof);
}
