import { setTimeout as sleep } from "node:timers/promises";
import type { MockContest } from "@idol/indexer/testing";
import { atOnce, costOf, timed } from "./process-cost.ts";
import { type Post, realSeason } from "./real-season.ts";
import { startRelay } from "./start-relay.ts";

/** What a relay takes. */
export interface RelayLoad {
  proofs: number;
  proveSeconds: number;
  claimsPerMinute: number;
  claimsPerCpuMinute: number;
  transactions: number;
  refused: number;
  refusedPerSecond: number;
  refusedPerCpuSecond: number;
  peakMegabytes: number;
}

/** What a relay answers to a claim. */
type Answer = { id?: string; error?: { code: string } };

/** Requests at the same time; a relay checks 32 at most. */
const LANES = 16;

/** Relays so many real proofs, and has as many forged ones refused. */
export async function measureRelay(
  contest: MockContest,
  proofs: number,
  forgeries: number,
  say: (line: string) => void,
): Promise<RelayLoad> {
  const proving = await timed(() =>
    realSeason(contest, proofs, (done) => done % 25 === 0 && say(`${done} proofs`)),
  );
  const { season, posts, forged } = proving.value;
  const relay = await startRelay(contest.anvil.url, contest.address);
  try {
    const post = async ({ proof, binding }: Post, expected: number, code?: string) => {
      let response = await fetch(`${relay.url}/claims`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ proof, binding }),
      });
      let said = (await response.json()) as Answer;
      // "Pending": its block took longer than the relay lets a request wait.
      while (response.status === 202) {
        await sleep(500);
        response = await fetch(`${relay.url}/claims/${said.id}`);
        said = (await response.json()) as Answer;
      }
      if (response.status !== expected || said.error?.code !== code)
        throw new Error(`the relay answered ${response.status}: ${JSON.stringify(said)}`);
    };
    // The engine starts with the first.
    await post(posts[0]!, 200);
    const before = costOf(relay.pid);
    // Of singers who have not claimed: what the chain holds already is answered without a look at the proof.
    const wrong = Array.from({ length: forgeries }, (_, number) => forged(1 + (number % (proofs - 1))));
    const refusing = await timed(() => atOnce(wrong, LANES, (each) => post(each, 400, "PROOF_INVALID")));
    const between = costOf(relay.pid);
    const relayed = await timed(() => atOnce(posts.slice(1), LANES, (each) => post(each, 200)));
    const after = costOf(relay.pid);
    const { state } = await contest.reward.seasonOf(season);
    if (Number(state.claims) !== proofs) throw new Error(`${state.claims} claims of ${proofs} were entered`);
    const signer = await contest.provider.getSigner(5);
    return {
      proofs,
      proveSeconds: proving.milliseconds / 1000,
      claimsPerMinute: (proofs - 1) / (relayed.milliseconds / 60_000),
      claimsPerCpuMinute: (proofs - 1) / ((after.cpuSeconds - between.cpuSeconds) / 60),
      transactions: await contest.provider.getTransactionCount(signer),
      refused: forgeries,
      refusedPerSecond: forgeries / (refusing.milliseconds / 1000),
      refusedPerCpuSecond: forgeries / (between.cpuSeconds - before.cpuSeconds),
      peakMegabytes: after.peakMegabytes,
    };
  } finally {
    await relay.stop();
  }
}
