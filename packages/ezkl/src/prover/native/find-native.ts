import { access } from "node:fs/promises";
import { runProcess } from "../../python/process.ts";
import { EZKL_VERSION, findEzkl } from "../../python/python.ts";

/** The Python that has EZKL for Python in our version, if it is there without installing anything. */
export async function findNative(python?: string): Promise<string | undefined> {
  if (python === undefined) return (await findEzkl())?.executable;
  try {
    await access(python);
    const { code, stdout } = await runProcess(python, ["-c", "import ezkl; print(ezkl.__version__)"]);
    return code === 0 && stdout.trim() === EZKL_VERSION ? python : undefined;
  } catch {
    return undefined;
  }
}
