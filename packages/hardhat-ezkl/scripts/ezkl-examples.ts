/**
 * Runs setup, mock, prove and verify, with native EZKL, on EZKL's own example networks, and prints a table of what came out.
 *
 *     node packages/hardhat-ezkl/scripts/ezkl-examples.ts FOLDER LOG [NAME…] > table.md
 *
 * FOLDER is `examples/onnx` of a checkout of github.com/zkonduit/ezkl; each row is added to LOG as it is known; NAMEs are the networks to run, all by
 * default. Takes an hour on two cores.
 */
import { appendFile, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { buildCircuit, ensureEzkl } from "@idol/ezkl/build";
import { encodeInput, type InputValues } from "@idol/ezkl/circuit";
import { CodedError, EzklError, ensureError } from "@idol/ezkl/errors";
import {
  checkDifferences,
  checkRounding,
  differences,
  fixAxes,
  type OutputDifference,
  readInputFile,
  readModel,
  runOnnxruntime,
} from "@idol/ezkl/model";
import { createProver, loadProvingArtefacts } from "@idol/ezkl/prover";
import { hasCeremonySrs, provideCeremonySrs, provideTestSrs } from "@idol/ezkl/srs";

const MOST_LOGROWS = 17;
const TIMEOUT_MS = 300_000;
const PARAMETERS = { scale: 7, decompBase: 1016, decompLegs: 4, numInnerCols: 1 };

interface Outcome {
  exact: boolean;
  logrows: number;
  rows: number;
  difference: OutputDifference[] | undefined;
  buildSeconds: number;
  proveSeconds: number;
}

const python = await ensureEzkl();

/** The names of a model's dynamic axes, found by what `readModel` refuses. */
function withFixedAxes(bytes: Uint8Array): Uint8Array {
  let fixed = bytes;
  for (;;) {
    try {
      readModel(fixed);
      return fixed;
    } catch (error) {
      const name =
        error instanceof CodedError &&
        error.code === "ONNX_DYNAMIC" &&
        /give "([^"]+)"/.exec(error.remedy)?.[1];
      if (!name) throw error;
      fixed = fixAxes(fixed, { [name]: 1 });
    }
  }
}

async function tryModel(
  name: string,
  onnx: Uint8Array,
  inputs: readonly InputValues[],
  exact: boolean,
): Promise<Outcome> {
  const work = await mkdtemp(join(tmpdir(), "ezkl-example-"));
  const place = { folder: join(work, "circuit"), verifiers: work };
  let difference: OutputDifference[] | undefined;
  try {
    const started = performance.now();
    const { manifest } = await buildCircuit({
      name,
      onnx,
      input: Buffer.from(encodeInput(inputs)),
      parameters: { ...PARAMETERS, exact },
      place,
      python: async () => python,
      check: async (outputs, settings) => {
        const reference = await runOnnxruntime(onnx, inputs, name);
        if (reference !== undefined)
          difference = differences(outputs, settings.model_output_scales, reference);
        if (exact) await checkRounding({ onnx, inputs, outputs, settings });
        if (difference !== undefined) checkDifferences(difference);
      },
      srs: async (logrows) => {
        if (logrows > MOST_LOGROWS)
          throw new EzklError("CIRCUIT_RANGE", `It needs logrows ${logrows}.`, "Make the model smaller.");
        return hasCeremonySrs(logrows)
          ? await provideCeremonySrs(logrows)
          : await provideTestSrs(logrows, async () => python);
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const built = performance.now();
    const prover = await createProver({
      circuit: await loadProvingArtefacts(place.folder),
      backend: "native",
      cache: join(work, "cache"),
    });
    try {
      const { proof } = await prover.prove({ inputs, signal: AbortSignal.timeout(TIMEOUT_MS) });
      await prover.verify(proof);
    } finally {
      await prover.close();
    }
    const ended = performance.now();
    const { rows, srs } = manifest;
    const seconds = (from: number, to: number) => (to - from) / 1000;
    return {
      exact,
      logrows: srs.logrows,
      rows,
      difference,
      buildSeconds: seconds(started, built),
      proveSeconds: seconds(built, ended),
    };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function tryExample(folder: string): Promise<string> {
  const name = basename(folder);
  const read = (file: string) => readFile(join(folder, file));
  try {
    const source = await read("network.onnx");
    const onnx = withFixedAxes(source);
    const inputs = readInputFile(readModel(onnx, "network.onnx"), await read("input.json"));
    try {
      return worked(name, await tryModel(name, onnx, inputs, true));
    } catch (error) {
      if (!(error instanceof CodedError && error.code === "CIRCUIT_INEXACT")) throw error;
      return worked(name, await tryModel(name, onnx, inputs, false), error.message);
    }
  } catch (thrown) {
    return refused(name, ensureError(thrown));
  }
}

function worked(name: string, outcome: Outcome, inexact?: string): string {
  const { logrows, rows, difference, buildSeconds, proveSeconds } = outcome;
  const largest = Math.max(...(difference ?? []).map((found) => found.largest));
  const magnitude = Math.max(...(difference ?? []).map((found) => found.magnitude));
  const off =
    difference === undefined ? "not compared" : `${largest.toPrecision(2)} of ${magnitude.toPrecision(2)}`;
  const why =
    inexact === undefined ? "exact" : `\`exact: false\`: ${short(inexact.replace(/^.*it has /, ""))}`;
  return `| ${name} | works | ${why} | ${logrows} | ${rows} | ${off} | ${buildSeconds.toFixed(1)} | ${proveSeconds.toFixed(1)} |`;
}

function refused(name: string, error: Error): string {
  const code = error instanceof CodedError ? error.code : error.name;
  return `| ${name} | refused | ${code}: ${short(error.message)} | | | | | |`;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, " ").replaceAll("|", "/").replaceAll("`", "'");
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}

const [folder = "examples/onnx", log, ...names] = process.argv.slice(2);
const lines = [
  "| network | | how, or why not | logrows | rows | largest difference of largest output | build s | prove s |",
  "| --- | --- | --- | --- | --- | --- | --- | --- |",
];
for (const name of names.length > 0 ? names : (await readdir(folder)).sort()) {
  const line = await tryExample(join(folder, name));
  if (log !== undefined) await appendFile(log, `${line}\n`);
  lines.push(line);
}
process.stdout.write(`${lines.join("\n")}\n`);
