import { cancelled } from "@idol/ezkl/prover";
import type { Prover } from "@idol/ml/circuit";

/** Work for several provers. */
export interface LaneWork {
  /** How many tasks there are; they are numbered from 0 and begun in order. */
  tasks: number;
  /** At most so many provers. */
  lanes: number;
  open: () => Promise<Prover>;
  /** Does a task; `prover` gives the lane's prover and starts it at the first call. The first rejection ends all lanes. */
  work: (task: number, prover: () => Promise<Prover>) => Promise<void>;
  signal: AbortSignal | undefined;
}

/**
 * Does tasks with several provers, each doing one at a time. A prover is started only when a task asks for it, and all of them have
 * ended when this is settled.
 *
 * @throws the first rejection of `open` or `work`; CANCELLED
 */
export async function runLanes({ tasks, lanes, open, work, signal }: LaneWork): Promise<void> {
  const provers: Promise<Prover>[] = [];
  let next = 0;
  let failure: { error: unknown } | undefined;
  const closeAll = () =>
    Promise.all(provers.map((prover) => prover.then((each) => each.close()).catch(() => {})));
  const lane = async () => {
    let own: Promise<Prover> | undefined;
    const prover = () => {
      if (own === undefined) {
        own = open();
        provers.push(own);
      }
      return own;
    };
    try {
      while (next < tasks && failure === undefined) {
        if (signal?.aborted) throw cancelled(signal.reason);
        await work(next++, prover);
      }
    } catch (error) {
      failure ??= { error };
      // What the other lanes have begun is ended, too.
      await closeAll();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await closeAll();
  if (failure !== undefined) throw failure.error;
}
