/** Starts a local chain, deploys and funds a contest, and serves relay and page: `npm run app [-- --help]`. Ends with Ctrl-C. */
import { startAnvil } from "@idol/dev/anvil";
import { CodedError, ensureError } from "@idol/ezkl/errors";
import { parseEther } from "ethers";
import { build } from "vite";
import { openAnother, setUpContest } from "./local-contest.ts";
import { startLocalIndex } from "./local-index.ts";
import { startLocalRelay } from "./local-relay.ts";
import { appPaths } from "./paths.ts";
import { HELP, type RunOptions, readRunOptions, requireFree } from "./run-options.ts";
import { serveApp } from "./serve.ts";
import { appViteConfig } from "./vite-config.ts";

const DAY = 86_400;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** What has to be ended, the newest last. */
const running: (() => Promise<void>)[] = [];

async function start({ port, chainPort, services }: RunOptions): Promise<void> {
  await requireFree(port, "--port");
  await requireFree(chainPort, "--chain-port");
  say("Building the page …");
  await build({ ...appViteConfig(), configFile: false, logLevel: "error" });
  say(`Starting a local chain on port ${chainPort} …`);
  const chain = await startAnvil({ port: chainPort });
  running.push(() => chain.stop());
  const deployment = await setUpContest({ url: chain.url, prize: "0.1", pot: "5", duration: "30d" });
  const auditor = deployment.demoAccounts!.find(({ name }) => name === "Auditor")!.address;
  const audited = {
    closesAt: Math.floor(Date.now() / 1000) + DAY,
    revealPeriod: DAY,
    auditPeriod: DAY,
    auditor,
    bond: parseEther("0.01"),
  };
  await openAnother(chain.url, deployment.reward, audited, parseEther("1"));
  let relay: string | undefined;
  if (services.includes("relay")) {
    const { url, stop } = await startLocalRelay(chain.url, deployment);
    running.push(stop);
    relay = url;
  }
  let index: string | undefined;
  if (services.includes("index")) {
    say("Starting the index …");
    const started = await startLocalIndex(chain.url, deployment);
    running.push(() => started.stop());
    index = started.url;
  }
  const options = { deployment, node: chain.url, relay, index };
  const served = await serveApp({ bundle: appPaths.bundle, port, ...options });
  running.push(() => served.close());
  if (relay !== undefined) say(`The relay is at ${relay} (/health, /metrics).`);
  if (index !== undefined) say(`The index is at ${index} (/graphql, /ready, /metrics).`);
  say(`\nThe page is ready: ${served.url}\nCtrl-C ends it; the chain and everything on it is gone then.`);
}

let ending: Promise<never> | undefined;

/** Ends what runs, and the process with it, by the code that was asked for first: what was still starting fails for that reason alone. */
function end(code: number): Promise<never> {
  ending ??= (async () => {
    while (running.length > 0) await running.pop()!().catch(() => {});
    process.exit(code);
  })();
  return ending;
}

// From the beginning: a Ctrl-C while the contest is being set up must not leave a chain behind. A second one does not wait.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end(0));

try {
  const options = readRunOptions(process.argv.slice(2));
  if (options.help) say(HELP);
  else await start(options);
} catch (thrown) {
  if (ending !== undefined) await ending;
  const { message } = ensureError(thrown);
  process.stderr.write(`${message}\n${thrown instanceof CodedError ? `${thrown.remedy}\n` : ""}`);
  await end(1);
}
