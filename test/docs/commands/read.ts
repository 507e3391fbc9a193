import plugin from "../../../tasks/index.ts";

/** A Hardhat command as a document prints it. */
export interface DocumentedCommand {
  /** On one line, without its comment. */
  text: string;
  network: string | undefined;
  task: string[];
  args: Record<string, string | boolean>;
}

/** Every command in the `sh` blocks of a document, on one line each. */
export function commandLines(document: string): string[] {
  const blocks = [...document.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)].map(([, code = ""]) => code);
  return blocks
    .flatMap((code) => code.replace(/\\\n/g, " ").split("\n"))
    .map((line) =>
      line
        .replace(/(^|\s)#\s.*$/, "")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter((line) => line !== "");
}

/** Reads `npx hardhat [--network N] idol:task [--option value]…`; undefined for any other command. */
export function readCommand(text: string): DocumentedCommand | undefined {
  const words = text.split(" ");
  if (words.slice(0, 2).join(" ") !== "npx hardhat") return undefined;
  const at = words.findIndex((word) => word.startsWith("idol:"));
  if (at < 0) return undefined;
  const [two, one] = [words.slice(at, at + 2), words.slice(at, at + 1)];
  const known = (id: readonly string[]) => plugin.tasks?.find((task) => task.id.join(" ") === id.join(" "));
  const task = known(two) ? two : one;
  const definition = known(task);
  const flags = new Set(
    definition !== undefined && "options" in definition
      ? Object.values(definition.options).flatMap(({ name, type }) => (type === "FLAG" ? [name] : []))
      : [],
  );
  const given = optionsOf([...words.slice(2, at), ...words.slice(at + task.length)], flags);
  const { network, ...args } = given;
  return { text, network: network as string | undefined, task, args };
}

function optionsOf(words: readonly string[], flags: ReadonlySet<string>): Record<string, string | boolean> {
  const options: Record<string, string | boolean> = {};
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (!word.startsWith("--")) throw new Error(`"${word}" is no option`);
    const name = word.slice(2).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    options[name] = flags.has(name) ? true : (words[++at] ?? "");
  }
  return options;
}
