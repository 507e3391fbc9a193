import type { AddressInfo } from "node:net";
import type { Deployment } from "@idol/client";
import { type Plugin, type PreviewServer, type ProxyOptions, preview } from "vite";
import { headersPlugin } from "./headers-plugin.ts";
import { appViteConfig } from "./vite-config.ts";

/** Where a contest lies, but for what this server gives an address of its own. */
export type LocalDeployment = Omit<Deployment, "rpcUrl" | "relayUrl" | "indexUrl">;

/** What is served, and how. */
export interface ServeOptions {
  /** The bundle's folder. */
  bundle: string;
  /** 0 for any that is free. */
  port: number;
  /** Where the contest lies; without it the page has none. */
  deployment?: LocalDeployment | undefined;
  /** The node that the page reaches at `rpc`, on its own origin. */
  node?: string | undefined;
  /** The relay that the page reaches at `relay`. */
  relay?: string | undefined;
  /** The index that the page reaches at `index`. */
  index?: string | undefined;
  /** Whether the headers of `headers.ts` are sent; they are by default. */
  isolated?: boolean | undefined;
}

/** A page that is being served. */
export interface Served {
  url: string;
  close(): Promise<void>;
}

/** Serves a bundle of the page, with its contest and its node on the same origin. */
export async function serveApp(options: ServeOptions): Promise<Served> {
  const { bundle, port, isolated = true } = options;
  const config = appViteConfig({ bundle });
  const server = await preview({
    ...config,
    configFile: false,
    plugins: [...(isolated ? [headersPlugin()] : []), deploymentPlugin(options)],
    // A chain that is gone is told on the page.
    logLevel: "silent",
    preview: {
      host: "127.0.0.1",
      port,
      strictPort: true,
      headers: {},
      proxy: proxyOf(options),
    },
  });
  const { port: actual } = server.httpServer.address() as AddressInfo;
  return { url: `http://localhost:${actual}/`, close: () => close(server) };
}

function proxyOf({ node, relay, index }: ServeOptions): Record<string, ProxyOptions> {
  return {
    ...(node === undefined ? {} : { "/rpc": { target: node, rewrite: () => "/" } }),
    ...(relay === undefined
      ? {}
      : { "/relay": { target: relay, rewrite: (path) => path.replace(/^\/relay/, "") } }),
    ...(index === undefined
      ? {}
      : { "^/index/": { target: index, rewrite: (path) => path.replace(/^\/index/, "") } }),
  };
}

/** Browsers keep connections open; nobody waits for them to let go. */
async function close(server: PreviewServer): Promise<void> {
  const closed = server.close();
  if ("closeAllConnections" in server.httpServer) server.httpServer.closeAllConnections();
  await closed;
}

/** Answers `deployment.json`, and nothing for files that are not there. */
function deploymentPlugin({ deployment, node, relay, index }: ServeOptions): Plugin {
  return {
    name: "idol-deployment",
    configurePreviewServer(server) {
      server.middlewares.use("/deployment.json", (_request, response) => {
        if (deployment === undefined) {
          response.statusCode = 404;
          response.end();
          return;
        }
        response.setHeader("content-type", "application/json");
        const addresses = {
          ...(node && { rpcUrl: "rpc" }),
          ...(relay && { relayUrl: "relay" }),
          ...(index && { indexUrl: "index/" }),
        };
        response.end(JSON.stringify({ ...deployment, ...addresses }));
      });
    },
  };
}
