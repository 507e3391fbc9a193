import { loadDeployment } from "../chain/deployment.ts";
import { explain } from "../chain/explain.ts";
import { checkNode, openNode } from "../chain/node.ts";
import { favourite, readSeasons } from "../chain/seasons.ts";
import { toFailure } from "../failure.ts";
import { judge } from "./judge.ts";
import { stage, tell } from "./state.ts";

const POLL_MILLISECONDS = 4000;

/** Finds the contest, and follows the chain from then on. */
export async function openChain(): Promise<void> {
  try {
    stage.set({ deployment: await loadDeployment() });
  } catch (thrown) {
    tell("chain", toFailure(thrown));
    return;
  }
  await followChain();
  setInterval(() => {
    if (document.visibilityState === "visible") void followChain();
  }, POLL_MILLISECONDS);
}

let following: Promise<void> | undefined;

/** Reads the seasons anew; one reading at a time. */
export function followChain(): Promise<void> {
  following ??= read().finally(() => {
    following = undefined;
  });
  return following;
}

async function read(): Promise<void> {
  const { deployment, account } = stage.get();
  if (deployment === undefined) return;
  const node = stage.get().node ?? openNode(deployment, account?.wallet.provider);
  if (node === undefined) return;
  try {
    if (stage.get().node === undefined) await checkNode(node, deployment);
    const { seasons, chainTime } = await readSeasons(node, deployment);
    const season = stage.get().season ?? favourite(seasons, chainTime)?.number;
    const isNew = season !== stage.get().season;
    stage.set({ node, seasons, chainTime, readAt: performance.now(), season });
    tell("chain", undefined);
    if (isNew) await judge();
  } catch (thrown) {
    tell("chain", explain(thrown, node.reward.interface, "The node"));
    // A chain that was started anew has to be looked at anew.
    stage.set({ node: undefined });
  }
}

/** Chooses the season that is sung for; its judge scores the take. */
export async function chooseSeason(number: bigint): Promise<void> {
  stage.set({ season: number, verdict: undefined });
  await judge();
}
