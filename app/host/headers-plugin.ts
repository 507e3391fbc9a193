import type { Connect, Plugin } from "vite";
import { HOST_HEADERS } from "./headers.ts";

/** Sends the page's headers with every answer: Vite's own option leaves them out of a 304, and WebKit then refuses a worker. */
export function headersPlugin(): Plugin {
  const send: Connect.NextHandleFunction = (_request, response, next) => {
    for (const [name, value] of Object.entries(HOST_HEADERS)) response.setHeader(name, value);
    next();
  };
  return {
    name: "idol-headers",
    configureServer: (server) => void server.middlewares.use(send),
    configurePreviewServer: (server) => void server.middlewares.use(send),
  };
}
