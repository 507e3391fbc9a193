import { join } from "node:path";
import { formatAmount, readCurrency } from "@idol/client";
import { ensureError } from "@idol/ezkl/errors";
import { makeFolder } from "@idol/ezkl/files";
import { createRelay } from "@idol/relay";
import { ZeroAddress } from "ethers";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { openReward } from "../chain/open-reward.ts";
import { TaskError } from "../errors.ts";
import { withLock } from "../sending/command.ts";
import { parseAmount } from "../ui/contest-options.ts";
import { optionalCount, parsePort, wholeNumber } from "../ui/options.ts";
import { runTask } from "../ui/run-task.ts";

interface RelayArguments {
  host: string;
  port: string;
  dailyCap: string;
  perMinute: string;
  payBonds: boolean;
  trustProxy: string | undefined;
  fromBlock: string | undefined;
  reward: string | undefined;
  from: string | undefined;
  json: boolean;
}

/** Where a relay served, until it was ended. */
interface RelayResult {
  url: string;
  reward: string;
}

export default async function relay(
  args: RelayArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<RelayResult> {
  const show = ({ url }: RelayResult) => `The relay at ${url} has ended.`;
  return await runTask({ json: args.json, show, lines: true }, async ({ say, emit, signal }) => {
    const port = parsePort(args.port);
    const { chain, reward, address, sender } = await openReward(hre, args);
    const coin = await readCurrency(chain.ethers.provider, ZeroAddress);
    const dailyCap = parseAmount(args.dailyCap, coin, "daily-cap");
    await makeFolder(hre.config.paths.cache);
    // A second relay of the account would spend another day's cap, and any other command of it take the relay's nonces.
    return await withLock(chain, `sent-${sender.address}`, "idol:relay", async () => {
      const state = `relay-${chain.chainId}-${address.toLowerCase()}-${sender.address.toLowerCase()}.json`;
      const service = await createRelay({
        reward,
        contest: { chainId: chain.chainId, reward: address },
        dailyCap,
        stateFile: join(hre.config.paths.cache, state),
        payBonds: args.payBonds,
        fromBlock:
          args.fromBlock === undefined ? undefined : Number(wholeNumber(args.fromBlock, "from-block")),
        perMinute: optionalCount(args.perMinute, "per-minute")!,
        ...(args.trustProxy === undefined
          ? {}
          : { trustProxy: optionalCount(args.trustProxy, "trust-proxy")! }),
        logger: { stream: process.stderr },
      });
      const ended = aborted(signal);
      try {
        const url = await listen(() => service.listen({ host: args.host, port }), port);
        say(`The relay is ready: ${url}`);
        say(
          `It sends claims to ${address} from ${sender.address}, and spends at most ${formatAmount(dailyCap, coin)} a day.`,
        );
        say("Ctrl-C ends it, once what it took is in a block.");
        emit({ url, reward: address, sender: sender.address });
        await ended;
        return { url, reward: address };
      } finally {
        await service.close();
      }
    });
  });
}

async function listen(start: () => Promise<string>, port: number): Promise<string> {
  try {
    return await start();
  } catch (thrown) {
    const { code, message } = ensureError(thrown) as NodeJS.ErrnoException;
    throw new TaskError(
      "OPTION_INVALID",
      code === "EADDRINUSE" ? `Port ${port} is in use.` : `The relay cannot listen: ${message}.`,
      "Name another --port or --host.",
      { cause: thrown },
    );
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
