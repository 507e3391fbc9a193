import { stat } from "node:fs/promises";
import { readArtefact } from "@idol/ezkl/artefacts";
import { circuitFile, forecastLaidOut, parseSettings } from "@idol/ezkl/circuit";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { compileVerifier } from "../chain/artifact.ts";
import { forecastCircuit } from "../circuit/setup.ts";
import { findCircuit } from "../circuit/state.ts";
import { circuitNamed } from "../circuit/unknown.ts";
import type { CircuitConfig } from "../config/types.ts";
import { describeInfo, type InfoResult } from "../terminal/info-message.ts";
import { runTask, type TaskContext } from "../terminal/run-task.ts";

interface InfoArguments {
  circuit: string;
  measure: boolean;
  json: boolean;
}

export default async function info(
  args: InfoArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<InfoResult[]> {
  return await runTask({ json: args.json, show: describeInfo }, async (context) => {
    const { ezkl } = hre.config;
    const circuits = args.circuit === "" ? Object.values(ezkl.circuits) : [circuitNamed(ezkl, args.circuit)];
    const results: InfoResult[] = [];
    for (const circuit of circuits) results.push(await infoOf(circuit, args.measure, hre, context));
    return results;
  });
}

async function infoOf(
  config: CircuitConfig,
  measure: boolean,
  hre: HardhatRuntimeEnvironment,
  { onProgress, signal }: TaskContext,
): Promise<InfoResult> {
  const built = await findCircuit(config);
  if (built === undefined) {
    const forecast = await forecastCircuit(config, { ...hre.config.ezkl, onProgress, signal });
    return { circuit: config.name, built: false, ...forecast };
  }
  const settings = parseSettings(
    Buffer.from(await readArtefact(circuitFile(config.folder, "settings"))).toString("utf8"),
  );
  const { bytes } = await compileVerifier(hre, config);
  const { record, manifest } = built;
  return {
    ...forecastLaidOut(settings),
    circuit: config.name,
    built: true,
    build: manifest.hash,
    verifierBytes: bytes,
    verifyingKeyBytes: (await stat(circuitFile(config.folder, "vk"))).size,
    srs: manifest.srs.origin,
    exact: record.exact,
    visibility: record.visibility,
    parameters: record.parameters,
    inputs: record.inputs,
    outputs: record.outputs,
    ...(measure && (await measured(config, hre, { onProgress, signal }))),
  };
}

/** Proves the sample and asks the verifier on a chain of this process's own. */
async function measured(
  { name, samples }: CircuitConfig,
  hre: HardhatRuntimeEnvironment,
  { onProgress, signal }: TaskContext,
): Promise<{ gas: bigint; proofBytes: number; milliseconds: number; backend: string }> {
  const circuit = await hre.ezkl.circuit(name, { onProgress });
  try {
    const { proof, timings, backend } = await circuit.proveFile(samples[0]!, { signal });
    const connection = await hre.network.create({ network: "default" });
    try {
      const verifier = await connection.ezkl.deployVerifier(name);
      const gas = await verifier.gas(proof);
      return { gas, proofBytes: (proof.bytes.length - 2) / 2, milliseconds: timings.total, backend };
    } finally {
      await connection.close();
    }
  } finally {
    await circuit.close();
  }
}
