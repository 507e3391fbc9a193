import { CodedError } from "@idol/ezkl/errors";
import { HardhatPluginError } from "hardhat/plugins";
import { remedyOf } from "../terminal/remedies.ts";

/** Turns what the plugin refuses into Hardhat's own error, which a terminal shows without a stack: what happened, and what to do. */
export async function asPluginErrors<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof CodedError ? pluginError(error) : error;
  }
}

/** What this plugin or `@idol/ezkl` refused with, Hardhat's error around it or not. */
export function codedOf(thrown: unknown): CodedError | undefined {
  if (thrown instanceof CodedError) return thrown;
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  return thrown instanceof HardhatPluginError && cause instanceof CodedError ? cause : undefined;
}

export function pluginError(error: CodedError): HardhatPluginError {
  return new HardhatPluginError("hardhat-ezkl", `${error.message}\n${remedyOf(error)}`, error);
}
