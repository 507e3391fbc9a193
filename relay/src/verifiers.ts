import { createProver, findJudge } from "@idol/ml/proving";
import { RelayError } from "./errors.ts";

/** Checks proofs off chain, by the verifying key of the judge that a season names. */
export interface Verifiers {
  /** How many wait or are being checked. */
  readonly waiting: number;
  /** @throws BUSY, JUDGE_UNKNOWN, PROOF_INVALID */
  verify(judgeHash: string, proof: string): Promise<void>;
  close(): Promise<void>;
}

type Verifier = Awaited<ReturnType<typeof createProver>>;

/** Verifiers of this checkout's judges, started when first needed. More than `maxWaiting` proofs at once are refused. */
export function createVerifiers({ maxWaiting }: { maxWaiting: number }): Verifiers {
  const started = new Map<string, Promise<Verifier>>();
  let waiting = 0;

  const verifierOf = (judgeHash: string): Promise<Verifier> => {
    const known = started.get(judgeHash);
    if (known !== undefined) return known;
    const starting = start(judgeHash);
    started.set(judgeHash, starting);
    // A judge that is added later must be found then.
    starting.catch(() => started.delete(judgeHash));
    return starting;
  };

  return {
    get waiting() {
      return waiting;
    },
    async verify(judgeHash, proof) {
      if (waiting >= maxWaiting) {
        throw new RelayError("BUSY", `${waiting} proofs wait to be checked.`, "Try again in some seconds.");
      }
      waiting += 1;
      try {
        await (await verifierOf(judgeHash)).verify(proof);
      } finally {
        waiting -= 1;
      }
    },
    async close() {
      for (const starting of started.values()) await (await starting.catch(() => undefined))?.close();
    },
  };
}

async function start(judgeHash: string): Promise<Verifier> {
  const judge = await findJudge(judgeHash);
  if (judge !== undefined) return await createProver({ judge: judge.name, backend: "wasm", threads: 1 });
  throw new RelayError(
    "JUDGE_UNKNOWN",
    `This relay has no judge with the hash ${judgeHash}.`,
    "Ask the organiser to give the relay the season's judge.",
  );
}
