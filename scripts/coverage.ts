/** Runs the Solidity tests with coverage, and fails unless every line and statement of the hand-written contracts was run. */
import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";

const child = spawn("hardhat", ["test", "solidity", "--coverage"], { stdio: ["ignore", "pipe", "inherit"] });
let output = "";
child.stdout.on("data", (chunk: Buffer) => {
  output += chunk.toString();
  process.stdout.write(chunk);
});
const code = await new Promise<number>((resolve, reject) => {
  child.once("error", reject);
  child.once("close", (exitCode) => resolve(exitCode ?? 1));
});

/** The report's closing row: `║ Total │ 100.00 │ 100.00 │ … ║`, lines first, then statements. */
const total = /║ Total\s*│\s*([\d.]+)\s*│\s*([\d.]+)/.exec(stripVTControlCharacters(output));
const [lines, statements] = [total?.[1] ?? "0", total?.[2] ?? "0"];
const covered = Number(lines) === 100 && Number(statements) === 100;
process.stdout.write(
  `\nCoverage of hand-written contracts: ${lines} % of lines, ${statements} % of statements.\n`,
);
process.stdout.write(
  covered ? "  1 passing\n" : "  1 failing: every line and statement must be run by a test\n",
);
process.exitCode = code === 0 && covered ? 0 : 1;
