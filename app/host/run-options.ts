import { createServer } from "node:net";
import { parseArgs } from "node:util";
import { ensureError } from "@idol/ezkl/errors";
import { PageError } from "../src/errors.ts";

export const HELP = `Starts a local chain with a funded contest, and serves the page on it. Ctrl-C ends both.

npm run app [-- options]
  --port N        the page's port (5273)
  --chain-port N  the chain's port (3030, where the tasks look for --network anvil)
  --with LIST     the services beside it, of relay and index (relay)
  --help          this text`;

const SERVICES = ["relay", "index"] as const;
export type Service = (typeof SERVICES)[number];

/** What `npm run app` was asked for. */
export interface RunOptions {
  help: boolean;
  port: number;
  chainPort: number;
  services: Service[];
}

/** Reads the command line. @throws PageError `OPTION_INVALID` */
export function readRunOptions(args: string[]): RunOptions {
  let values: { help: boolean; port: string; "chain-port": string; with: string };
  try {
    ({ values } = parseArgs({
      args,
      options: {
        help: { type: "boolean", default: false },
        port: { type: "string", default: "5273" },
        "chain-port": { type: "string", default: "3030" },
        with: { type: "string", default: "relay" },
      },
    }));
  } catch (thrown) {
    throw new PageError("OPTION_INVALID", `${ensureError(thrown).message.split(". ")[0]}.`, HELP);
  }
  return {
    help: values.help,
    port: portOf(values.port, "--port"),
    chainPort: portOf(values["chain-port"], "--chain-port"),
    services: servicesOf(values.with),
  };
}

function servicesOf(text: string): Service[] {
  const named = text.split(",").filter((name) => name !== "");
  const unknown = named.find((name) => !SERVICES.some((service) => service === name));
  if (unknown === undefined) return SERVICES.filter((service) => named.includes(service));
  throw new PageError(
    "OPTION_INVALID",
    `--with "${unknown}" is no service.`,
    `Give some of ${SERVICES.join(", ")}, separated by commas.`,
  );
}

function portOf(text: string, option: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new PageError("OPTION_INVALID", `${option} "${text}" is no port.`, "Give a number from 1 to 65535.");
}

/** Sees that nobody listens on a port, so that minutes of building are not spent for nothing. @throws PageError `OPTION_INVALID` */
export async function requireFree(port: number, option: string): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", resolve);
    });
  } catch (thrown) {
    throw new PageError(
      "OPTION_INVALID",
      `Port ${port} is not available: ${ensureError(thrown).message}.`,
      `End what uses it (perhaps another npm run app), or give another one: npm run app -- ${option} ${port + 1}`,
    );
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
