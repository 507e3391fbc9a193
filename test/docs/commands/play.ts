import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { runTaskIn } from "../../helpers/runtime.ts";
import { readCommand } from "./read.ts";
import { masked } from "./transcript.ts";

/** How a document's command is played. */
export interface Play {
  /** The command as the document has it. */
  command: string;
  /** Whose configuration it runs under. */
  as?: string;
  /** Values in the place of the document's own. */
  args?: () => Record<string, string | boolean>;
  /** What happens before, where the document lets time pass or others act. */
  before?: () => Promise<void>;
  /** Whether the command ends with an error that the document speaks of. */
  fails?: boolean;
  /** Given beside the document's own: what went wrong. */
  beside?: "a mistake" | "Ctrl-C";
  /** Where Ctrl-C comes: at the step that shows this. */
  stopAt?: string;
}

/** Runs a command in this process as a shell would run it, and gives what it shows. */
export async function play(
  { command, args = () => ({}), before = async () => {}, fails = false, stopAt }: Play,
  hre: HardhatRuntimeEnvironment,
  names: () => ReadonlyMap<string, string>,
): Promise<string> {
  await before();
  const read = readCommand(command);
  if (read === undefined) throw new Error(`${command} is no command of ours`);
  const kept = process.exitCode;
  let shown: string;
  try {
    const stop = new AbortController();
    const onProgress = (text: string) => {
      if (stopAt !== undefined && text.includes(stopAt)) stop.abort();
    };
    const how = { onProgress, interrupt: stop.signal };
    const { output } = await runTaskIn(hre, read.task, { ...read.args, ...args() }, how);
    if (fails) throw new Error(`${command} was to fail, and printed:\n${output}`);
    shown = output;
  } catch (thrown) {
    if (!fails) throw thrown;
    shown = `Error: ${(thrown as Error).message}`;
  } finally {
    process.exitCode = kept;
  }
  return `$ ${command}\n${masked(shown, names())}`;
}
