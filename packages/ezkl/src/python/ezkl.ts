import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { RunArgs } from "../circuit/run-args.ts";
import { type CodedError, EzklError } from "../errors.ts";
import { runProcess } from "./process.ts";
import type { EzklPython } from "./python.ts";

/** One step of EZKL with the files that it reads and writes, by path. */
export type EzklCommand =
  | { step: "gen_settings"; model: string; settings: string; runArgs: RunArgs }
  | {
      step: "calibrate_settings";
      data: string;
      model: string;
      settings: string;
      scale: number;
      scaleRebaseMultiplier: number;
    }
  | { step: "table"; model: string; runArgs: RunArgs }
  | { step: "gen_srs"; srs: string; logrows: number }
  | { step: "compile"; model: string; settings: string; compiled: string }
  | { step: "setup"; compiled: string; srs: string; vk: string; pk: string }
  | { step: "witness"; data: string; compiled: string; witness: string }
  /** Of every `NAME.json` in the folder, as `NAME.witness`. */
  | { step: "witnesses"; folder: string; compiled: string }
  | { step: "mock"; witness: string; compiled: string }
  | { step: "prove"; witness: string; compiled: string; pk: string; srs: string; proof: string }
  | { step: "verify"; proof: string; settings: string; vk: string; srs: string }
  | { step: "create_evm_verifier"; vk: string; settings: string; srs: string; source: string };

export type EzklStep = EzklCommand["step"];

const script = fileURLToPath(new URL("./ezkl_steps.py", import.meta.url));

const eventSchema = z.discriminatedUnion("event", [
  z.object({ event: z.literal("started"), version: z.string() }),
  z.object({
    event: z.literal("done"),
    result: z.union([z.boolean(), z.string(), z.null()]),
    seconds: z.number(),
  }),
  z.object({ event: z.literal("failed"), message: z.string() }),
]);

/** What a step gave back, and the seconds it took inside EZKL. */
export interface EzklResult {
  result: boolean | string | null;
  seconds: number;
}

/**
 * Runs one step of EZKL in a Python process of its own.
 *
 * @throws EzklError `CIRCUIT_RANGE` if a value did not fit the circuit's decomposition, `EZKL_FAILED` for anything else
 * that EZKL refuses, `CANCELLED` when `signal` fires
 */
export async function runEzkl(
  python: EzklPython,
  command: EzklCommand,
  signal?: AbortSignal | undefined,
): Promise<EzklResult> {
  const input = JSON.stringify(command);
  const { code, stdout, stderr } = await runProcess(python.executable, [script], { input, signal });
  const last = stdout.trim().split("\n").at(-1) || "null";
  const event = eventSchema.safeParse(parseJson(last)).data;
  if (code === 0 && event?.event === "done") return event;
  const message = event?.event === "failed" ? event.message : `Python ended with code ${code}`;
  throw ezklError(command.step, message, stderr, event?.event === "failed");
}

/** What EZKL says where it takes a model, but finds no layout of it. */
const NO_LAYOUT = /could not find any suitable parameters/;

/** Steps that read nothing but the model. */
const OF_MODEL: readonly EzklStep[] = ["gen_settings", "table"];

function ezklError(step: EzklStep, message: string, stderr: string, isRefusal: boolean): CodedError {
  const cause = new Error(`${message}\n${stderr}`);
  const range = /integer (-?\d+) is too large to be represented by base (\d+) and n (\d+)/.exec(
    cause.message,
  );
  if (range) {
    const [, value, base, legs] = range;
    return new EzklError(
      "CIRCUIT_RANGE",
      `${step}: an input of a decomposition (relu) is ${value}, the circuit holds only values within ±${BigInt(base!) ** BigInt(legs!) - 1n} (base ${base}, ${legs} legs).`,
      "Give the circuit a larger decomposition base, more legs or a smaller scale; or give it another input.",
      { cause },
    );
  }
  if (isRefusal && OF_MODEL.includes(step)) {
    return new EzklError(
      "ONNX_UNSUPPORTED",
      `EZKL does not take this model: ${message}`,
      "Write what it names with other operators, and export the model again.",
      { cause },
    );
  }
  if (NO_LAYOUT.test(message)) {
    return new EzklError(
      "CIRCUIT_RANGE",
      "EZKL finds no circuit that holds the sample, and does not say why.",
      "Give a smaller scale, a larger decomposition or a smaller sample; or make the model smaller.",
      { cause },
    );
  }
  return new EzklError(
    "EZKL_FAILED",
    `EZKL refused the step ${step}: ${message}`,
    "Check the files that the step reads; build the circuit again if they are of different builds.",
    { cause },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
