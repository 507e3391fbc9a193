import { styleText } from "node:util";
import { terminal } from "hardhat-ezkl/terminal";

/** Whether this process was started for one of these tasks alone: not by a test, a script or another task. */
function isCommandLine(): boolean {
  const { given } = terminal();
  return !given && process.argv.slice(2).some((argument) => argument.startsWith("idol:"));
}

/**
 * Ends the process with an error of ours, in its own words: Hardhat would put the name of a plugin before it. Whoever asks for stack traces
 * gets Hardhat's.
 */
export function endWithError(message: string): void {
  if (!isCommandLine() || process.argv.includes("--show-stack-traces")) return;
  const { err } = terminal();
  const label =
    err.isTTY === true ? styleText(["red", "bold"], "Error:", { validateStream: false }) : "Error:";
  err.write(`${label} ${message}\n`);
  process.exit(process.exitCode ?? 1);
}
