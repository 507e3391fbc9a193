import { z } from "zod";
import { PageError } from "../errors.ts";

const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);

/** `deployment.json` beside the page: where the contest lies. */
const deploymentSchema = z.strictObject({
  /** As it is called on the page. */
  network: z.string(),
  chainId: z.number(),
  reward: address,
  /** Where the page reads the chain, relative to it or https; the connected wallet's own node if left out. */
  rpcUrl: z.optional(z.string()),
  /** The block of the reward contract's deployment, so that no older logs are searched. */
  fromBlock: z.optional(z.number()),
  /** Ends in a slash; `tx/…` is appended. */
  explorerUrl: z.optional(z.string()),
  currency: z.optional(z.string()),
  /** Unlocked accounts of a local chain, worth nothing. */
  demoAccounts: z.optional(z.array(z.strictObject({ name: z.string(), address }))),
});

export type Deployment = z.infer<typeof deploymentSchema>;

/** Chain ids of development nodes, the only ones on which demo accounts are shown. */
const DEVELOPMENT_CHAINS = [31337, 1337];

/** Where the contest lies; undefined where the page is served without one. @throws PageError `NOT_DEPLOYED` if the file is damaged */
export async function loadDeployment(): Promise<Deployment | undefined> {
  const url = new URL("deployment.json", document.baseURI);
  const response = await fetch(url, { cache: "no-store" }).catch(() => undefined);
  const type = response?.headers.get("content-type") ?? "";
  // Some hosts answer with a page of theirs where there is no file.
  if (!response?.ok || !type.includes("json")) return undefined;
  const parsed = deploymentSchema.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) {
    throw new PageError(
      "NOT_DEPLOYED",
      "The page's deployment.json does not say where the contest lies.",
      "You can still sing and be judged; tell whoever runs this page.",
      { cause: parsed.error },
    );
  }
  const { demoAccounts, ...deployment } = parsed.data;
  const local = DEVELOPMENT_CHAINS.includes(deployment.chainId);
  return local && demoAccounts ? { ...deployment, demoAccounts } : deployment;
}
