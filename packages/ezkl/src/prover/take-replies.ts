import type { BackendSetup, RawProof } from "./backend.ts";
import { engineError, unverifiable } from "./engine-errors.ts";
import type { EngineReply } from "./protocol.ts";

type Proved = Extract<EngineReply, { is: "proved" }>;

/** Reads the replies to one request for a proof, as every backend gets them. */
export class ProofTaker {
  readonly #report: BackendSetup["report"];
  #keyMillis: number | undefined;

  constructor(report: BackendSetup["report"]) {
    this.#report = report;
  }

  /** Gives the last reply. @throws what a refusal means. */
  take(reply: EngineReply): Proved | undefined {
    if (reply.is === "step") this.#report({ step: reply.step });
    if (reply.is === "provingKey") this.#keyMillis = reply.millis;
    if (reply.is === "proved") return reply;
    if (reply.is !== "refused") return undefined;
    const error = engineError(reply.message, reply.step);
    throw reply.step === "verify" && error.code === "PROVER_FAILED" ? unverifiable(error.cause) : error;
  }

  /** @throws ARTEFACT_MISMATCH where the engine made a proof and then refused it. */
  proof({ proof, millis }: Proved, start: number): RawProof {
    if (proof === null) throw unverifiable();
    const { witness = 0, prove = 0, verify = 0 } = millis;
    return {
      proof,
      provingKey: this.#keyMillis === undefined ? "cached" : "made",
      timings: { start, provingKey: this.#keyMillis ?? 0, witness, prove, verify },
    };
  }
}

/**
 * Reads the replies to a request for a check. What the verifier refuses, also because it cannot read it, is no proof.
 * @throws ARTEFACT_INVALID where it is the circuit's files that it cannot read.
 */
export function takeVerdict(reply: EngineReply): boolean | undefined {
  if (reply.is === "verified") return reply.holds;
  if (reply.is !== "refused") return undefined;
  const error = engineError(reply.message, reply.step);
  if (error.code === "ARTEFACT_INVALID") throw error;
  return false;
}
