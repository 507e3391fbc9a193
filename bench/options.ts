import { parseArgs } from "node:util";
import { CodedError } from "@idol/ezkl/errors";

/** What the command line asks for. */
export interface Options {
  /** Times that each thing is measured. */
  repetitions: number;
  /** Names of the sections to run; all by default. */
  only: string[] | undefined;
  /** Also what takes minutes: the tutorial's circuit in WASM, fifty proofs in a row. */
  long: boolean;
  judge: string;
  /** A folder of the corpora, for what is measured on real voices. */
  data: string | undefined;
  /** Where to write the figures. */
  json: string | undefined;
  /** Where to write the report as well. */
  markdown: string | undefined;
}

const DEFAULT_REPETITIONS = 5;

/** Text of `--help`. */
export const HELP = `Measures Idol and prints a report in Markdown.

  npm run bench -- [--quick] [--long] [--only NAME]… [--judge NAME] [--data DIR] [--json FILE] [--markdown FILE]

The report in docs is made by: npm run bench -- --long --data DIR --markdown docs/BENCH.md (about 25 minutes)

  --quick     one repetition, to see that everything runs
  --long      also what takes many minutes
  --only      a section, by name; may be given several times
  --judge     the judge to measure (idol)
  --data      the corpora (VOICE_DATA_DIR): also holds 100 real recordings against the integer twin
  --json      write all figures, with every repetition, into FILE
  --markdown  write the report into FILE as well, and its pictures beside it`;

/** Reads the command line. @throws CodedError OPTION_INVALID */
export function parseOptions(args: string[], sections: readonly string[]): Options | "help" {
  const { values } = parse(args);
  if (values.help) return "help";
  const unknown = values.only?.find((name) => !sections.includes(name));
  if (unknown !== undefined) throw invalid(`There is no section "${unknown}".`, sections);
  return {
    repetitions: values.quick ? 1 : DEFAULT_REPETITIONS,
    only: values.only,
    long: values.long,
    judge: values.judge,
    data: values.data ?? process.env.VOICE_DATA_DIR,
    json: values.json,
    markdown: values.markdown,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        quick: { type: "boolean", default: false },
        long: { type: "boolean", default: false },
        only: { type: "string", multiple: true },
        judge: { type: "string", default: "idol" },
        data: { type: "string" },
        json: { type: "string" },
        markdown: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (cause) {
    throw new CodedError("OPTION_INVALID", (cause as Error).message, "See --help.", { cause });
  }
}

function invalid(message: string, sections: readonly string[]): CodedError {
  return new CodedError("OPTION_INVALID", message, `There are: ${sections.join(", ")}.`);
}
