import { TaskError } from "../errors.ts";

const SECONDS = { s: 1, m: 60, h: 3600, d: 86400 } as const;

/** An option's value in one spelling: 24h is 1d, 0.10 is 0.1, and addresses do not mind capitals. */
function canonical(text: string): string {
  const duration = /^(\d+)([smhd])$/.exec(text);
  if (duration !== null) return `${Number(duration[1]) * SECONDS[duration[2] as keyof typeof SECONDS]}s`;
  if (/^\d+(\.\d+)?$/.test(text)) {
    return text
      .replace(/^0+(?=\d)/, "")
      .replace(/(\.\d*?)0+$/, "$1")
      .replace(/\.$/, "");
  }
  return text.startsWith("0x") ? text.toLowerCase() : text;
}

/** Options as they are written on a command line. */
export type OptionTexts = Record<string, string>;

/** Those of a command's arguments that were given, as texts. */
export function givenOptions(args: Record<string, unknown>): OptionTexts {
  return Object.fromEntries(
    Object.entries(args)
      .filter(([, value]) => value !== undefined && value !== false)
      .map(([name, value]) => [name, String(value)]),
  );
}

/** The options in which a run contradicts the first one. */
export function differing(first: OptionTexts, now: OptionTexts, names: readonly string[]): string[] {
  return names.filter((name) => {
    const [before, after] = [first[name], now[name]];
    return before === undefined || after === undefined
      ? before !== after
      : canonical(before) !== canonical(after);
  });
}

/** The error for a run that contradicts the first one, with both values of each option. */
export function contradiction(
  task: string,
  first: OptionTexts,
  now: OptionTexts,
  names: readonly string[],
  remedy: string,
): TaskError {
  const said = (value: string | undefined) => value ?? "not given";
  const list = names.map((name) => `--${kebab(name)} was ${said(first[name])}, now ${said(now[name])}`);
  return new TaskError(
    "OPTION_CONTRADICTED",
    `${task} ran before with other options, and what was sent then stands: ${list.join("; ")}.`,
    remedy,
  );
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
