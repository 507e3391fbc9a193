import { explainFailure, isUnreachable } from "@idol/client/reverts";
import { CodedError } from "@idol/ezkl/errors";
import { isFull, writeError } from "@idol/ezkl/files";
import { TaskError } from "../errors.ts";

/** Why a system does not read, by its code. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "it is not there",
  EACCES: "you may not read it",
  EPERM: "you may not read it",
  EISDIR: "it is a folder",
  ENOTDIR: "a file is in the place of a folder of its path",
  EMFILE: "too many files are open",
};

/** What the system refused, as an error with a sentence and a remedy: a full disk, a missing file or a dead node is no bug of anybody's. */
export function codedError(error: Error): Error {
  if (error instanceof CodedError) return error;
  // Whatever was being asked of the chain.
  if (isUnreachable(error)) return explainFailure(error);
  const { code, path } = error as NodeJS.ErrnoException;
  if (isFull(error)) return writeError(path ?? "a file", error);
  if (code === undefined || path === undefined) return error;
  return new TaskError(
    "FILE_UNREADABLE",
    `${path} cannot be used: ${REASONS[code] ?? error.message}.`,
    "Check the path and its permissions.",
    { cause: error },
  );
}
