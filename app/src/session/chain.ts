import { loadDeployment } from "../chain/deployment.ts";
import { favourite } from "../chain/favourite.ts";
import { checkChain, explainReading, openNode } from "../chain/node.ts";
import { readSeasons } from "../chain/seasons.ts";
import { toFailure } from "../failure.ts";
import { judge } from "./judge.ts";
import { type Session, session, setError } from "./state.ts";

const POLL_MILLISECONDS = 4000;
/** Codes of a node that answers, but not for this contest. */
const GONE = ["NOT_DEPLOYED", "NETWORK_MISMATCH"];

/** Finds out where the contest lies. */
export async function openDeployment(): Promise<void> {
  try {
    session.set({ deployment: await loadDeployment() });
  } catch (thrown) {
    setError("chain", toFailure(thrown));
  }
  session.set({ sought: true });
}

/** Follows the contest's chain from now on, where there is one. */
export async function openChain(): Promise<void> {
  if (session.get().deployment === undefined) return;
  await followChain();
  setInterval(() => {
    if (document.visibilityState === "visible") void followChain();
  }, POLL_MILLISECONDS);
}

/** Lets go of a node that was reached through a wallet: another wallet, or another chain of the same, is another node. */
export function leaveWalletNode(): void {
  if (session.get().deployment?.rpcUrl !== undefined) return;
  session.set({ node: undefined });
  following = undefined;
}

let following: Promise<void> | undefined;

/** Reads the seasons anew; one reading at a time. */
export function followChain(): Promise<void> {
  if (following !== undefined) return following;
  const reading = read().finally(() => {
    if (following === reading) following = undefined;
  });
  following = reading;
  return reading;
}

async function read(): Promise<void> {
  const { deployment, account } = session.get();
  if (deployment === undefined) return;
  const node = session.get().node ?? openNode(deployment, account?.wallet.provider);
  if (node === undefined) return;
  // Meanwhile the wallet, or its chain, may have become another: then this reading is nobody's.
  const isCurrent = () => {
    const now = session.get().account;
    return (
      deployment.rpcUrl !== undefined ||
      (now?.wallet === account?.wallet && now?.chainId === account?.chainId)
    );
  };
  try {
    if (session.get().node === undefined) await checkChain(node, deployment);
    const { seasons, chainTime } = await readSeasons(node, deployment);
    if (!isCurrent()) return;
    const season = session.get().season ?? favourite(seasons, chainTime)?.number;
    const isNew = season !== session.get().season;
    session.set({ node, seasons, chainTime, readAt: performance.now(), season });
    setError("chain", undefined);
    if (isNew || session.get().failures.judge?.code === "DOWNLOAD_FAILED") await judge();
  } catch (thrown) {
    const failure = await explainReading(thrown, node, deployment);
    if (!isCurrent()) return;
    setError("chain", failure);
    // A chain that was started anew has to be looked at anew.
    session.set({ node: undefined });
    // Terms of a contest that is not there are nobody's terms.
    if (GONE.includes(failure.code)) session.set({ seasons: [], season: undefined });
  }
}

/** Calls back when the contest is found, and each time that it is found again after it was gone. */
export function onContest(listener: () => void): void {
  let before: Session["node"];
  const look = () => {
    const { node } = session.get();
    const came = node !== undefined && before === undefined;
    before = node;
    if (came) listener();
  };
  session.subscribe(look);
  look();
}

/** Chooses the season that is sung for; its judge scores the take. */
export async function chooseSeason(number: bigint): Promise<void> {
  session.set({ season: number, verdict: undefined });
  await judge();
}
