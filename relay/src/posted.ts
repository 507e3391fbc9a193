import { ensureError } from "@idol/ezkl/errors";
import { checkJson } from "@idol/ezkl/json";
import type { z } from "zod";
import { RelayError } from "./errors.ts";

/** What was posted, of a schema; else the answer says which field is wrong. @throws REQUEST_INVALID */
export function checkPosted<T>(body: unknown, schema: z.ZodType<T>, remedy: string): T {
  try {
    return checkJson(body ?? null, schema);
  } catch (cause) {
    const why = ensureError(cause).message;
    throw new RelayError("REQUEST_INVALID", `The request is not what belongs here: ${why}.`, remedy, {
      cause,
    });
  }
}
