/** hardhat-ezkl/terminal: how this plugin's tasks show progress and end on Ctrl-C, for tasks of other plugins that do the same. */
export { EXIT_INTERRUPTED, interruptible } from "./terminal/interruptible.ts";
export { createReporter, type Reporter } from "./terminal/reporter.ts";
export { type Terminal, type TextStream, terminal, withTerminal } from "./terminal/terminal.ts";
