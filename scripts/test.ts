/** Runs every check of the workspace, one after another, and closes with one plain line of counts. */
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";

interface Stage {
  name: string;
  command: string[];
  /** Whether the command prints mocha's closing counts; other commands count as one test each. */
  counts: boolean;
}

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Result {
  counts: Counts;
  /** What a failed stage said of its failures. */
  failures: string;
  /** Tests that failed at first and passed when tried again, in CI. */
  triedAgain: string[];
}

const PACKAGES = ["packages", "ml", "relay", "indexer", "tasks", "app", "bench", "deploy", "scripts", "test"];
const SOLIDITY = ["contracts/**/*.sol", "packages/hardhat-ezkl/contracts/*.sol", "test/**/*.sol"];

const STAGES: Stage[] = [
  {
    name: "Format and lint TypeScript",
    command: ["biome", "check", "--error-on-warnings", "."],
    counts: false,
  },
  {
    name: "Walls between packages",
    command: ["depcruise", "--config", ".dependency-cruiser.cjs", ...PACKAGES],
    counts: false,
  },
  { name: "Format Solidity", command: ["prettier", "--check", ...SOLIDITY], counts: false },
  { name: "Lint Solidity", command: ["solhint", "--max-warnings", "0", ...SOLIDITY], counts: false },
  // Before the build: it leaves instrumented artifacts behind, which must not reach the tests below.
  {
    name: "Solidity tests, fuzz, invariants, coverage",
    command: ["node", "scripts/coverage.ts"],
    counts: true,
  },
  { name: "Build contracts and their types", command: ["hardhat", "build", "--no-tests"], counts: false },
  {
    name: "Laws of the contracts that halmos proves within a minute",
    command: ["node", "scripts/prove.ts", "PublicInputs", "check_PausedTimeIsCharged", "check_TimeAlone"],
    counts: false,
  },
  { name: "Type check", command: ["tsc", "--noEmit"], counts: false },
  { name: "Type check the page", command: ["tsc", "-p", "app"], counts: false },
  {
    name: "Library and bench tests",
    command: [
      "mocha",
      "packages/*/test/**/*.test.ts",
      "ml/test/**/*.test.ts",
      "relay/test/**/*.test.ts",
      "indexer/test/**/*.test.ts",
      "bench/test/**/*.test.ts",
    ],
    counts: true,
  },
  {
    name: "Contract, task and end-to-end tests",
    command: ["hardhat", "test", "mocha", "--no-compile"],
    counts: true,
  },
  {
    name: "The page, in Chromium, Firefox and WebKit",
    command: ["mocha", "app/test/**/*.test.ts"],
    counts: true,
  },
];

/** Reads mocha's and Hardhat's closing lines ("12 passing", "1 failing", "2 pending"). */
function readCounts(output: string): Counts {
  const count = (...words: string[]): number => {
    let sum = 0;
    for (const match of output.matchAll(new RegExp(`^\\s*(\\d+) (?:${words.join("|")})\\b`, "gm"))) {
      sum += Number(match[1]);
    }
    return sum;
  };
  return { passed: count("passing"), failed: count("failing"), skipped: count("pending", "skipped") };
}

/** From where mocha and Hardhat begin to list failures; a command without counts has little else to say than its failures. */
function readFailures(output: string): string {
  const list = output.search(/^\s*\d+ failing\b/m);
  const text = list === -1 ? output : output.slice(list);
  const lines = text.trim().split("\n");
  return (list === -1 ? lines.slice(-60) : lines.slice(0, 120)).join("\n");
}

async function run(stage: Stage): Promise<Result> {
  const started = Date.now();
  process.stdout.write(`\n── ${stage.name}\n`);
  const [program = "", ...args] = stage.command;
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    from.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      to.write(text);
    });
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => resolve(exitCode ?? 1));
  });
  const plain = stripVTControlCharacters(output);
  const counts = stage.counts
    ? readCounts(plain)
    : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  // A runner that dies, or that finds no test, has failed whatever it counted.
  if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) counts.failed = 1;
  process.stdout.write(`── ${stage.name}: ${Math.round((Date.now() - started) / 1000)} s\n`);
  const triedAgain = [...plain.matchAll(/^\s*↻ tried again: (.*)$/gm)].map(([, test = ""]) => test);
  return { counts, failures: counts.failed === 0 ? "" : readFailures(plain), triedAgain };
}

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];
const again: string[] = [];
for (const stage of STAGES) {
  const { counts, failures: said, triedAgain } = await run(stage);
  again.push(...triedAgain);
  if (said !== "") failures.push(`\n── Failed: ${stage.name}\n${said}\n`);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
}
const skippedIsFailure = process.env.CI === "true" && total.skipped > 0;
if (skippedIsFailure) process.stdout.write("\nA skipped test fails the run when CI=true.\n");
process.exitCode = total.failed > 0 || skippedIsFailure ? 1 : 0;
// The children's last bytes may still be on their way to the terminal; the counts must come last.
await sleep(50);
// Again at the end: of a long log many readers keep the last lines only.
for (const said of failures) process.stdout.write(said);
for (const test of again) process.stdout.write(`\nTried again: ${test}`);
if (again.length > 0) process.stdout.write("\n");
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
