import { ensureError } from "@idol/ezkl/errors";
import { checkJson } from "@idol/ezkl/json";
import * as z from "zod/mini";
import { ContestError } from "../errors.ts";

const address = z.string().check(z.regex(/^0x[0-9a-fA-F]{40}$/, "an address, 0x and 40 hexadecimal digits"));

/** A page's `deployment.json`: where the contest lies. */
const deploymentSchema = z.strictObject({
  /** As it is called on the page. */
  network: z.string(),
  chainId: z.number(),
  reward: address,
  /** Where the page reads the chain, relative to it or https; the connected wallet's own node if left out. */
  rpcUrl: z.optional(z.string()),
  /** Where a relay of the organiser's takes claims, relative to the page or https. */
  relayUrl: z.optional(z.string()),
  /** Where an index of the contest answers, relative to the page or https; the chain itself is read if left out. */
  indexUrl: z.optional(z.string()),
  /** The block of the reward contract's deployment, so that no older logs are searched. */
  fromBlock: z.optional(z.number()),
  /** Ends in a slash; `tx/…` is appended. */
  explorerUrl: z.optional(z.string()),
  currency: z.optional(z.string()),
  /** Unlocked accounts of a local chain, worth nothing. */
  demoAccounts: z.optional(z.array(z.strictObject({ name: z.string(), address }))),
});

export type Deployment = z.infer<typeof deploymentSchema>;

/** Chain ids of development nodes: Hardhat, Anvil and Ganache. */
const DEVELOPMENT_CHAINS = [31337n, 1337n];

/** Whether a chain is one of those that developers start and throw away. */
export function isDevelopmentChain(chainId: bigint | number): boolean {
  return DEVELOPMENT_CHAINS.includes(BigInt(chainId));
}

/** Reads a deployment. Demo accounts are those of development chains alone. @throws DEPLOYMENT_INVALID */
export function parseDeployment(json: unknown): Deployment {
  let parsed: Deployment;
  try {
    parsed = checkJson(json, deploymentSchema);
  } catch (cause) {
    throw new ContestError(
      "DEPLOYMENT_INVALID",
      `The deployment file is invalid: ${ensureError(cause).message}.`,
      "Ask whoever deployed the contest to write it again.",
      { cause },
    );
  }
  const { demoAccounts, ...deployment } = parsed;
  return isDevelopmentChain(deployment.chainId) && demoAccounts
    ? { ...deployment, demoAccounts }
    : deployment;
}
