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

export function pluginError(error: CodedError): HardhatPluginError {
  return new HardhatPluginError("hardhat-ezkl", `${error.message}\n${remedyOf(error)}`, error);
}
