import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startIndex } from "@idol/indexer";
import type { LocalDeployment } from "./serve.ts";

/** An index of a local contest, on a free port of this machine. */
export interface LocalIndex {
  url: string;
  stop(): Promise<void>;
}

/** Serves an index that is gone with its chain. */
export async function startLocalIndex(node: string, deployment: LocalDeployment): Promise<LocalIndex> {
  const folder = await mkdtemp(join(tmpdir(), "idol-index-"));
  const index = await startIndex({
    node,
    contest: { chainId: BigInt(deployment.chainId), reward: deployment.reward },
    folder,
    pollingMilliseconds: 500,
  });
  return {
    url: index.url,
    async stop() {
      await index.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
