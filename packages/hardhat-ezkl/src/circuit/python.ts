import { EZKL_VERSION, type EzklPython, ensureEzkl, runProcess } from "@idol/ezkl/build";
import { EzklError } from "@idol/ezkl/errors";
import type { OnProgress } from "@idol/ezkl/progress";

/**
 * The interpreter that the configuration names, which must have EZKL; else this user's own, which is made when it is first needed.
 *
 * @throws EzklError `PYTHON_MISSING`, `EZKL_FAILED`, `CANCELLED`
 */
export async function pythonFor({
  python,
  onProgress,
  signal,
}: {
  python: string | undefined;
  onProgress: OnProgress;
  signal?: AbortSignal | undefined;
}): Promise<EzklPython> {
  if (python === undefined) return await ensureEzkl({ onProgress, signal });
  const question = "import ezkl; print(ezkl.__version__)";
  const said = await runProcess(python, ["-c", question], { signal }).catch(() => undefined);
  if (said?.stdout.trim() === EZKL_VERSION) return { executable: python };
  throw new EzklError(
    "PYTHON_MISSING",
    `${python} is no Python with ezkl ${EZKL_VERSION}.`,
    'Correct "python" in hardhat.config.ts, or leave it out: an environment is then made.',
  );
}
