import { type Deployment, parseDeployment } from "@idol/client";
import { PATIENCE_MILLISECONDS } from "./patience.ts";

/** Where the contest lies; undefined where the page is served without one. @throws DEPLOYMENT_INVALID if the file is damaged */
export async function loadDeployment(): Promise<Deployment | undefined> {
  const url = new URL("deployment.json", document.baseURI);
  const response = await fetch(url, {
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
  }).catch(() => undefined);
  const type = response?.headers.get("content-type") ?? "";
  // Some hosts answer with a page of theirs where there is no file.
  if (!response?.ok || !type.includes("json")) return undefined;
  return parseDeployment(await response.json().catch(() => undefined));
}
