import { explainFailure, statusOf } from "@idol/client";
import type { CodedError } from "@idol/ezkl/errors";
import { toSigned } from "@idol/ezkl/proof";
import { type AdmissionOptions, admit } from "./admission.ts";
import { RelayError } from "./errors.ts";
import type { ClaimRequest } from "./request.ts";
import type { Relayed, Sender } from "./sender.ts";

/** How a claim that was handed in stands. */
export type ClaimState =
  | { state: "pending" }
  | { state: "relayed"; relayed: Relayed }
  | { state: "failed"; error: CodedError };

export interface ClaimsOptions extends AdmissionOptions {
  /** The block of the reward contract's deployment, so that no older logs are searched; by default all are. */
  fromBlock?: number | undefined;
  /** Resolves once the chain's answers hold what was sent before this relay began. */
  ready: () => Promise<void>;
  /** Called with how long each admission took. */
  onAdmitted?: (seconds: number) => void;
}

/** How many answers are remembered for whoever asks again. */
const MAX_REMEMBERED = 10_000;

/** The claims that were handed in, by the hash of their proof: the same one twice is sent once. */
export class Claims {
  readonly #options: ClaimsOptions;
  readonly #sender: Sender;
  readonly #states = new Map<string, { state: ClaimState; done: Promise<ClaimState> }>();

  constructor(options: ClaimsOptions, sender: Sender) {
    this.#options = options;
    this.#sender = sender;
  }

  /** How a claim stands. @throws CLAIM_NOT_FOUND */
  stateOf(id: string): ClaimState {
    const known = this.#states.get(id);
    if (known !== undefined) return known.state;
    throw new RelayError("CLAIM_NOT_FOUND", "This relay was handed no such claim.", "Post it to /claims.");
  }

  /** Relays a claim; resolves once it is in a block or refused. */
  relay(request: ClaimRequest): Promise<ClaimState> {
    const known = this.#states.get(request.id);
    // What failed may be tried again: the season may have opened, the cap be renewed.
    if (known !== undefined && known.state.state !== "failed") return known.done;
    const entry = { state: { state: "pending" } as ClaimState, done: this.#relay(request) };
    this.#states.delete(request.id);
    this.#states.set(request.id, entry);
    entry.done.then((state) => {
      entry.state = state;
    });
    this.#forget();
    return entry.done;
  }

  async #relay(request: ClaimRequest): Promise<ClaimState> {
    try {
      await this.#options.ready();
      const before = await enteredBefore(this.#options, request);
      if (before !== undefined) return { state: "relayed", relayed: before };
      const started = performance.now();
      const entry = await admit(request, this.#options);
      this.#options.onAdmitted?.((performance.now() - started) / 1000);
      return { state: "relayed", relayed: await this.#sender.send(entry) };
    } catch (thrown) {
      return { state: "failed", error: explainFailure(thrown, { audience: "page" }) };
    }
  }

  /** The oldest that are settled go first; what is pending stays. */
  #forget(): void {
    for (const [id, { state }] of this.#states) {
      if (this.#states.size <= MAX_REMEMBERED) return;
      if (state.state !== "pending") this.#states.delete(id);
    }
  }
}

/** The same claim where the chain holds it already: another relay's, or this one's before it was restarted. */
async function enteredBefore(
  { reward, fromBlock = 0 }: ClaimsOptions,
  { binding, proof }: ClaimRequest,
): Promise<Relayed | undefined> {
  const season = BigInt(binding.season);
  const claim = await reward.claimOf(season, binding.account);
  if (statusOf(claim) === "none") return undefined;
  const [event] = await reward.queryFilter(reward.filters.PrizeClaimed(season, binding.account), fromBlock);
  const entered = event && reward.interface.parseLog(event);
  if (!event || !entered || entered.args.score !== toSigned(proof.instances[1]!)) return undefined;
  return { transaction: event.transactionHash, singer: binding.account, season, score: entered.args.score };
}
