import { ContestError, RevertError } from "@idol/client/errors";
import { type CodedError, EzklError } from "@idol/ezkl/errors";
import { IdolError } from "@idol/ml/errors";
import { CONTEST_REMEDIES } from "./contest.ts";
import { JUDGE_REMEDIES } from "./judges.ts";
import { REVERT_REMEDIES } from "./reverts.ts";

/** The next step for whoever sits before a terminal. */
export function remedyOf(error: CodedError): string {
  if (error instanceof RevertError) return REVERT_REMEDIES[error.revert.name] ?? error.remedy;
  if (error instanceof ContestError) return CONTEST_REMEDIES[error.code] ?? error.remedy;
  const task =
    error instanceof IdolError || error instanceof EzklError ? JUDGE_REMEDIES[error.code] : undefined;
  return task === undefined ? error.remedy : `${error.remedy} ${task}`;
}
