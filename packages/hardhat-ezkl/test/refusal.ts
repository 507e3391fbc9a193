import { rejection } from "@idol/dev/code-of";
import { CodedError } from "@idol/ezkl/errors";
import { HardhatPluginError } from "hardhat/plugins";

/** The error of what the plugin refuses, which comes as Hardhat's own: its message says what happened and, on a second line, what to do. */
export async function refusal(promise: Promise<unknown>): Promise<CodedError> {
  const error = await rejection(promise);
  if (!(error instanceof HardhatPluginError && error.cause instanceof CodedError)) throw error;
  if (!/^\S[\s\S]+\n\S/.test(error.message)) throw new TypeError(`no remedy in: ${error.message}`);
  return error.cause;
}

/** Its code. */
export async function refusalCode(promise: Promise<unknown>): Promise<string> {
  return (await refusal(promise)).code;
}
