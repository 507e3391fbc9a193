/** A command that a task prints to be run next: complete, so that it can be pasted. */
export interface NextCommand {
  /** As `idol:season fund`. */
  task: string;
  /** Left out for the network that Hardhat takes by itself. */
  network?: string | undefined;
  /** By the names of the command line; what is undefined or false is left out, `true` is a flag. */
  options?: Readonly<Record<string, string | bigint | boolean | undefined>>;
}

/** The network that Hardhat takes where none is named. */
const DEFAULT_NETWORK = "default";

/** The command as a shell takes it. */
export function nextCommand({ task, network, options = {} }: NextCommand): string {
  const named = network === undefined || network === DEFAULT_NETWORK ? [] : ["--network", quoted(network)];
  const given = Object.entries(options).flatMap(([name, value]) => {
    if (value === undefined || value === false) return [];
    return value === true ? [`--${name}`] : [`--${name}`, quoted(String(value))];
  });
  return ["npx hardhat", ...named, task, ...given].join(" ");
}

/** A word as a POSIX shell reads it back; a URI or a path that a stranger chose must not run anything. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
