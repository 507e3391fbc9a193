import { EzklError } from "@idol/ezkl/errors";
import type { BackendName } from "@idol/ezkl/prover";
import { PluginError } from "../errors.ts";

/** The value of an option that a task cannot do without. @throws PluginError `OPTION_MISSING` */
export function required(value: string | undefined, name: string): string {
  if (value !== undefined && value !== "") return value;
  throw new PluginError("OPTION_MISSING", `--${name} is missing.`, `Give it: --${name} …`);
}

/** @throws EzklError `OPTION_INVALID` */
export function backendOption(value: string): BackendName | "auto" {
  if (value === "auto" || value === "wasm" || value === "native") return value;
  throw new EzklError("OPTION_INVALID", `--backend ${value} is none.`, "Give auto, wasm or native.");
}

/** @throws EzklError `OPTION_INVALID` */
export function countOption(value: string | undefined, name: string): number | undefined {
  if (value === undefined) return undefined;
  if (/^[1-9][0-9]{0,3}$/.test(value)) return Number(value);
  throw new EzklError("OPTION_INVALID", `--${name} ${value} is no count.`, "Give a whole number from 1.");
}
