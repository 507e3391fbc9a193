import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Twin } from "@idol/ml/judge";
import { type Curve, curves, fflonk, plonk, powersOfTau, r1cs, zKey } from "snarkjs";
import { runProgram } from "../measure/run-program.ts";
import { circomSource } from "./circom-source.ts";
import { SYSTEMS, type System, TRAITS } from "./systems.ts";

/** Files of a judge for one proof system, in a folder of its own. */
export function peerFiles(folder: string) {
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

/** What building took, and how large the circuit is. */
export interface PeerBuild {
  folder: string;
  constraints: number;
  /** Of what every judge needs anew; in Groth16 its randomness must be forgotten by at least one participant. */
  setUpSeconds: number;
}

/** Enough for fflonk, which needs nine powers a gate: the default judge has 338, so 9 · 2^9, and 2^12 give 2^13. */
const POWER = 12;

/**
 * Compiles a judge with circom and sets it up for each system under powers of tau made here: insecure, for whoever runs this knows their
 * secret and could forge any proof, but equal in size and cost to a ceremony's.
 */
export async function buildPeers(twin: Twin, folder: string): Promise<Record<System, PeerBuild>> {
  // snarkjs keeps one curve for all its work, with threads that would keep this process alive.
  const curve = await curves.getCurveFromName("bn128");
  try {
    const powers = await makePowersOfTau(curve, folder);
    const builds: [System, PeerBuild][] = [];
    for (const system of SYSTEMS)
      builds.push([system, await build(system, twin, join(folder, system), powers)]);
    return Object.fromEntries(builds) as Record<System, PeerBuild>;
  } finally {
    await curve.terminate();
  }
}

async function build(system: System, twin: Twin, folder: string, powers: string): Promise<PeerBuild> {
  const files = peerFiles(folder);
  await mkdir(folder, { recursive: true });
  await writeFile(files.source, circomSource(twin));
  const circom = createRequire(import.meta.url).resolve("circom2/cli.js");
  const args = [circom, "judge.circom", "--r1cs", "--wasm", TRAITS[system].optimisation];
  await runProgram({ command: process.execPath, args, cwd: folder });
  const { nConstraints: constraints } = await r1cs.info(files.constraints);
  const started = performance.now();
  if (system === "groth16") {
    const unready = join(folder, "unready.zkey");
    await zKey.newZKey(files.constraints, powers, unready);
    await zKey.contribute(unready, files.provingKey, "bench", entropy());
  } else await { plonk, fflonk }[system].setup(files.constraints, powers, files.provingKey);
  const setUpSeconds = (performance.now() - started) / 1000;
  await writeFile(files.verifyingKey, JSON.stringify(await zKey.exportVerificationKey(files.provingKey)));
  const templates = join(dirname(createRequire(import.meta.url).resolve("snarkjs")), "../templates");
  const template = await readFile(join(templates, `verifier_${system}.sol.ejs`), "utf8");
  await writeFile(
    files.verifier,
    await zKey.exportSolidityVerifier(files.provingKey, { [system]: template }),
  );
  return { folder, constraints, setUpSeconds };
}

async function makePowersOfTau(curve: Curve, folder: string): Promise<string> {
  const [fresh, touched, ready] = ["fresh", "touched", "ready"].map((name) => join(folder, `${name}.ptau`));
  await powersOfTau.newAccumulator(curve, POWER, fresh!);
  await powersOfTau.contribute(fresh!, touched!, "bench", entropy());
  await powersOfTau.preparePhase2(touched!, ready!);
  return ready!;
}

function entropy(): string {
  return randomBytes(32).toString("hex");
}
