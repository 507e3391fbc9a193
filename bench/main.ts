/** Measures everything and prints one report in Markdown; progress goes to standard error. */
import { mkdir, writeFile } from "node:fs/promises";
import { delimiter, dirname, join, resolve } from "node:path";
import { CodedError, ensureError } from "@idol/ezkl/errors";
import { withContext } from "./context.ts";
import { describeMachine } from "./machine.ts";
import { HELP, parseOptions } from "./options.ts";
import { renderJson } from "./report/json.ts";
import { renderReport } from "./report/markdown.ts";
import { runSection } from "./report/run-section.ts";
import type { Outcome } from "./report/section.ts";
import { SECTIONS } from "./sections/index.ts";
import { workspace } from "./workspace.ts";

// The workspace's own tools first, whoever starts this; npm scripts do the same.
process.env.PATH = [join(workspace, "node_modules", ".bin"), process.env.PATH].join(delimiter);
// So that what was started in groups of its own is ended on the way out.
process.once("SIGINT", () => process.exit(130));

async function main(): Promise<void> {
  const options = parseOptions(
    process.argv.slice(2),
    SECTIONS.map(({ name }) => name),
  );
  if (options === "help") {
    const sections = SECTIONS.map(({ name, title, cost }) => `  ${name.padEnd(10)}  ${title} (${cost})`);
    process.stdout.write(`${HELP}\n\nSections:\n${sections.join("\n")}\n`);
    return;
  }
  await withContext(options, async (context) => {
    const machine = await describeMachine(options.judge, context.settings, context.python);
    const outcomes: Outcome[] = [];
    for (const section of SECTIONS) {
      if (options.only !== undefined && !options.only.includes(section.name)) continue;
      context.say(`── ${section.title}`);
      const outcome = await runSection(section, context);
      outcomes.push(outcome);
      if (outcome.failure !== undefined) process.exitCode = 1;
    }
    const report = renderReport(machine, outcomes, options.repetitions);
    if (options.json !== undefined) await write(options.json, renderJson(machine, outcomes));
    if (options.markdown !== undefined) {
      await write(options.markdown, `${report}\n`);
      for (const { name, svg } of outcomes.flatMap(({ findings }) => findings?.pictures ?? []))
        await write(join(dirname(options.markdown), name), svg);
    }
    process.stdout.write(`${report}\n`);
  });
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(resolve(path)), { recursive: true });
  await writeFile(path, text);
}

try {
  await main();
} catch (thrown) {
  const error = ensureError(thrown);
  const text = error instanceof CodedError ? `${error.message}\n${error.remedy}` : error.stack;
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}
