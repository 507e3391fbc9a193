/**
 * Starts a local chain, deploys and funds a contest, and serves the page: `npm run app [-- --port 5273 --chain-port 3030]`.
 * Ends with Ctrl-C.
 */
import { once } from "node:events";
import { parseArgs } from "node:util";
import { IdolError } from "@idol/ml/errors.ts";
import { parseEther } from "ethers";
import { build } from "vite";
import { type LocalChain, startAnvil } from "./anvil.ts";
import { openAnother, setUpContest } from "./local-contest.ts";
import { appPaths } from "./paths.ts";
import { type Served, serveStage } from "./serve.ts";
import { stageConfig } from "./vite-config.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "5273" },
    // The port of the network `anvil` in hardhat.config.ts, so that the tasks find the same chain.
    "chain-port": { type: "string", default: "3030" },
  },
});
const PAGE_PORT = Number(values.port);
const CHAIN_PORT = Number(values["chain-port"]);
const DAY = 86_400;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Everything of the stage that has to be ended. */
async function start(): Promise<[LocalChain, Served]> {
  say("Building the page …");
  await build({ ...stageConfig(), configFile: false, logLevel: "error" });
  say(`Starting a local chain on port ${CHAIN_PORT} …`);
  const chain = await startAnvil({ port: CHAIN_PORT });
  try {
    const deployment = await setUpContest({ url: chain.url, prize: "0.1", pot: "5", duration: "30d" });
    const audited = {
      closesAt: Math.floor(Date.now() / 1000) + DAY,
      revealPeriod: DAY,
      auditPeriod: DAY,
      auditor: deployment.demoAccounts![0]!.address,
      bond: parseEther("0.01"),
    };
    await openAnother(chain.url, deployment.reward, audited, parseEther("1"));
    const served = await serveStage({
      bundle: appPaths.bundle,
      port: PAGE_PORT,
      deployment,
      node: chain.url,
    });
    say(`\nThe stage is lit: ${served.url}\nCtrl-C ends it; the chain and everything on it is gone then.`);
    return [chain, served];
  } catch (thrown) {
    await chain.stop();
    throw thrown;
  }
}

try {
  const [chain, served] = await start();
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await served.close();
  await chain.stop();
} catch (thrown) {
  const { message } = thrown as Error;
  process.stderr.write(`${message}\n${thrown instanceof IdolError ? `${thrown.remedy}\n` : ""}`);
  process.exitCode = 1;
}
