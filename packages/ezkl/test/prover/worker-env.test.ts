import { execFileSync } from "node:child_process";
import { withFolder } from "@idol/dev/with-folder";
import { expect } from "chai";

/** Where a worker of a process that runs these lines first would keep compiled code. */
function keptIn(before: string): string {
  const module = new URL("../../src/prover/node/worker-env.ts", import.meta.url).href;
  const lines = `${before}; const { workerEnv } = await import(${JSON.stringify(module)});
    const { Worker } = await import("node:worker_threads");
    const told = 'const get = process.getBuiltinModule; get("fs").writeSync(1, String(get("module").getCompileCacheDir()))';
    new Worker(told, { eval: true, env: workerEnv() });`;
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  return execFileSync(process.execPath, ["--input-type=module", "-e", lines], { env, encoding: "utf8" });
}

describe("a worker's environment", () => {
  it("has the worker keep compiled code where its process does", () =>
    withFolder(async (folder) => {
      const enable = `(await import("node:module")).enableCompileCache(${JSON.stringify(folder)})`;
      expect(keptIn(enable).startsWith(folder)).to.equal(true);
    }));

  it("has it keep none where its process keeps none", () => {
    expect(keptIn("")).to.equal("undefined");
  });
});
