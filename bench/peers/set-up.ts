import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Twin } from "@idol/ml/judge";
import { type Curve, curves, powersOfTau, r1cs, zKey } from "snarkjs";
import { runProgram } from "../measure/run-program.ts";
import { circomSource } from "./circom-source.ts";

/** Files of a Groth16 judge, in a folder of its own. */
export function groth16Files(folder: string) {
  const at = (name: string): string => join(folder, name);
  return {
    source: at("judge.circom"),
    constraints: at("judge.r1cs"),
    witnessMaker: at("judge_js/judge.wasm"),
    provingKey: at("judge.zkey"),
    verifyingKey: at("vk.json"),
    verifier: at("Verifier.sol"),
    witness: at("judge.wtns"),
  } as const;
}

/** What building took, in seconds, and how large the circuit is. */
export interface Groth16Build {
  constraints: number;
  compileSeconds: number;
  /** The part that every judge needs anew, and whose randomness must be forgotten by at least one participant. */
  setUpSeconds: number;
}

/**
 * Compiles a judge with circom and sets it up under powers of tau made here: insecure, for whoever runs this knows their secret and could
 * forge any proof, but equal in size and cost to a ceremony's.
 */
export async function buildGroth16(twin: Twin, folder: string): Promise<Groth16Build> {
  // snarkjs keeps one curve for all its work, with threads that would keep this process alive.
  const curve = await curves.getCurveFromName("bn128");
  try {
    return await setUp(curve, twin, folder);
  } finally {
    await curve.terminate();
  }
}

async function setUp(curve: Curve, twin: Twin, folder: string): Promise<Groth16Build> {
  const files = groth16Files(folder);
  await writeFile(files.source, circomSource(twin));
  const compiled = await runProgram({
    command: process.execPath,
    args: [
      createRequire(import.meta.url).resolve("circom2/cli.js"),
      "judge.circom",
      "--r1cs",
      "--wasm",
      "--O2",
    ],
    cwd: folder,
  });
  const { nConstraints: constraints, nVars: variables } = await r1cs.info(files.constraints);
  const powers = await makePowersOfTau(
    curve,
    folder,
    Math.ceil(Math.log2(Math.max(constraints, variables))) + 1,
  );
  const started = performance.now();
  const unready = join(folder, "unready.zkey");
  await zKey.newZKey(files.constraints, powers, unready);
  await zKey.contribute(unready, files.provingKey, "bench", entropy());
  const setUpSeconds = (performance.now() - started) / 1000;
  await writeFile(files.verifyingKey, JSON.stringify(await zKey.exportVerificationKey(files.provingKey)));
  const template = join(
    dirname(createRequire(import.meta.url).resolve("snarkjs")),
    "../templates/verifier_groth16.sol.ejs",
  );
  const groth16 = await readFile(template, "utf8");
  await writeFile(files.verifier, await zKey.exportSolidityVerifier(files.provingKey, { groth16 }));
  return { constraints, compileSeconds: compiled.seconds, setUpSeconds };
}

async function makePowersOfTau(curve: Curve, folder: string, power: number): Promise<string> {
  const [fresh, touched, ready] = ["fresh", "touched", "ready"].map((name) => join(folder, `${name}.ptau`));
  await powersOfTau.newAccumulator(curve, power, fresh!);
  await powersOfTau.contribute(fresh!, touched!, "bench", entropy());
  await powersOfTau.preparePhase2(touched!, ready!);
  return ready!;
}

function entropy(): string {
  return randomBytes(32).toString("hex");
}
