import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CodedError, EzklError, ensureError } from "../errors.ts";
import { userCache } from "../files/cache-folder.ts";
import { makeFolder } from "../files/make-folder.ts";
import { ignoreProgress, type OnProgress } from "../progress.ts";
import { runProcess } from "./process.ts";

/** The version of EZKL for Python that builds circuits and proves natively; its hashes are in `requirements.txt`. */
export const EZKL_VERSION = "21.0.0";

/** A Python interpreter that has EZKL for Python. */
export interface EzklPython {
  /** Path of the interpreter. */
  executable: string;
}

export interface PythonOptions {
  /** Where `PATH` is looked up. */
  env?: NodeJS.ProcessEnv;
  /** Folder of the virtual environment. */
  venv?: string;
  onProgress?: OnProgress;
  signal?: AbortSignal | undefined;
}

/**
 * Finds the project's own Python with the pinned EZKL and makes it, once, if there is none yet.
 *
 * The virtual environment is made beside its final place and renamed, so an interrupted installation leaves nothing that looks whole.
 *
 * @throws EzklError `PYTHON_MISSING` without a usable Python 3, `EZKL_FAILED` if pip cannot install the wheel, `CANCELLED`
 */
export async function ensureEzkl(options: PythonOptions = {}): Promise<EzklPython> {
  const { env = process.env, venv = defaultVenv(), onProgress = ignoreProgress, signal } = options;
  const executable = interpreterIn(venv);
  if (await hasWheel(executable, signal)) return { executable };
  const python = await findPython(env, signal);
  onProgress({ step: "python", detail: `installing ezkl ${EZKL_VERSION} for ${python}` });
  const work = `${venv}.${randomUUID()}`;
  try {
    await makeFolder(dirname(venv));
    await makeVenv(python, work, { env, signal });
    await installWheel(interpreterIn(work), { env, signal });
    await replaceFolder(work, venv, () => hasWheel(executable, signal));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  onProgress({
    step: "python",
    detail: `EZKL for Python ${EZKL_VERSION} is now in ${venv}: from now on the backend "auto" proves with it, "wasm" with npm's engine.`,
    lasting: true,
  });
  return { executable };
}

/**
 * The interpreter that was made before, else `undefined`: nothing is installed. It is not started to be asked, which would take
 * each proof a tenth of a second; where it is broken, proving tells.
 */
export async function findEzkl({
  venv = defaultVenv(),
}: {
  venv?: string;
} = {}): Promise<EzklPython | undefined> {
  const executable = interpreterIn(venv);
  return existsSync(executable) && (await holdsWheel(venv)) ? { executable } : undefined;
}

/** Whether pip has noted the wheel as installed. */
async function holdsWheel(venv: string): Promise<boolean> {
  const lib = join(venv, process.platform === "win32" ? "Lib" : "lib");
  const folders = process.platform === "win32" ? ["."] : await readdir(lib).catch(() => []);
  return folders.some((folder) =>
    existsSync(join(lib, folder, "site-packages", `ezkl-${EZKL_VERSION}.dist-info`)),
  );
}

/** `EZKL_VENV`, else one of this user's that every project shares. Emptying the caches of proofs must not cost the installation. */
function defaultVenv({ EZKL_VENV, ...env }: NodeJS.ProcessEnv = process.env): string {
  return EZKL_VENV || join(userCache(env), `ezkl-${EZKL_VERSION}`);
}

const requirements = fileURLToPath(new URL("./requirements.txt", import.meta.url));

interface RunOptions {
  env: NodeJS.ProcessEnv;
  signal: AbortSignal | undefined;
}

function interpreterIn(venv: string): string {
  return process.platform === "win32" ? join(venv, "Scripts", "python.exe") : join(venv, "bin", "python");
}

async function hasWheel(executable: string, signal: AbortSignal | undefined): Promise<boolean> {
  const said = await ask(executable, "import ezkl; print(ezkl.__version__)", { env: process.env, signal });
  return said === EZKL_VERSION;
}

async function findPython(env: NodeJS.ProcessEnv, signal: AbortSignal | undefined): Promise<string> {
  const question = "import sys; print(sys.executable if sys.version_info >= (3, 7) else '')";
  for (const name of ["python3", "python"]) {
    const executable = await ask(name, question, { env, signal });
    if (executable) return executable;
  }
  throw new EzklError(
    "PYTHON_MISSING",
    "No Python 3.7 or later was found on the PATH; only building a circuit and native proving need it.",
    "Install Python 3 (with its venv and pip modules) so that `python3` is on the PATH. Circuits that are built already can be proved and verified without it.",
  );
}

/** What a Python program prints, or `undefined` if there is no such interpreter or it fails. */
async function ask(executable: string, program: string, options: RunOptions): Promise<string | undefined> {
  try {
    const { code, stdout } = await runProcess(executable, ["-c", program], options);
    return code === 0 ? stdout.trim() : undefined;
  } catch (error) {
    if (error instanceof CodedError) throw error;
    return undefined;
  }
}

async function makeVenv(python: string, folder: string, options: RunOptions): Promise<void> {
  const { code, stdout, stderr } = await runProcess(python, ["-m", "venv", folder], options);
  if (code === 0) return;
  throw new EzklError(
    "PYTHON_MISSING",
    `${python} cannot make a virtual environment: ${lastLine(stderr) || lastLine(stdout)}`,
    "Install Python's venv and pip modules (on Debian and Ubuntu: the package python3-venv).",
    { cause: new Error(stdout + stderr) },
  );
}

async function installWheel(executable: string, options: RunOptions): Promise<void> {
  const pip = ["-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--quiet"];
  const pinned = ["--require-hashes", "--only-binary=:all:", "--no-deps", "-r", requirements];
  const { code, stderr } = await runProcess(executable, [...pip, ...pinned], options);
  if (code === 0 && (await hasWheel(executable, options.signal))) return;
  throw new EzklError(
    "EZKL_FAILED",
    `pip could not install ezkl ${EZKL_VERSION}: ${lastLine(stderr)}`,
    "Check that this machine reaches PyPI and that the wheel exists for its platform (x86-64 Linux, Windows and macOS, arm64 macOS, arm64 Linux with musl), then run the command again.",
    { cause: new Error(stderr) },
  );
}

/** Puts a finished folder in its place; whoever was faster wins if what they made works. */
async function replaceFolder(from: string, to: string, works: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (await works()) return;
      if (attempt > 0) throw ensureError(error);
      await rm(to, { recursive: true, force: true });
    }
  }
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
