import { CORPUS_NAMES, type CorpusName } from "@idol/ml/corpora";
import { TaskError } from "../errors.ts";

/**
 * A corpus by its name.
 *
 * @param option - that named it, without its dashes
 * @throws TaskError `OPTION_INVALID`
 */
export function corpusName(name: string, option: string): CorpusName {
  const known = CORPUS_NAMES.find((corpus) => corpus === name);
  if (known !== undefined) return known;
  throw new TaskError(
    "OPTION_INVALID",
    `There is no corpus "${name}".`,
    `Give --${option} some of ${CORPUS_NAMES.join(",")}.`,
  );
}
