import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { compileVerifier } from "../chain/artifact.ts";
import { setUpCircuit } from "../circuit/setup.ts";
import { circuitNamed } from "../circuit/unknown.ts";
import { describeSetup, type SetupResult } from "../terminal/messages.ts";
import { runTask } from "../terminal/run-task.ts";
import { generateTypes } from "../types/generate.ts";

interface SetupArguments {
  circuit: string;
  json: boolean;
}

export default async function setup(
  args: SetupArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<SetupResult[]> {
  return await runTask({ json: args.json, show: describeSetup }, async ({ onProgress, signal }) => {
    const { ezkl } = hre.config;
    const circuits = args.circuit === "" ? Object.values(ezkl.circuits) : [circuitNamed(ezkl, args.circuit)];
    const results: SetupResult[] = [];
    for (const circuit of circuits) {
      const { circuit: built, ran } = await setUpCircuit(circuit, { ...ezkl, onProgress, signal });
      onProgress({ step: "compile_verifier" });
      const { bytes } = await compileVerifier(hre, circuit);
      const { manifest, record } = built;
      results.push({
        circuit: circuit.name,
        ran,
        build: manifest.hash,
        rows: manifest.rows,
        logrows: manifest.srs.logrows,
        srs: manifest.srs.origin,
        exact: record.exact,
        visibility: record.visibility,
        parameters: record.parameters,
        inputs: record.inputs,
        outputs: record.outputs,
        contract: circuit.contract,
        verifier: circuit.verifier,
        verifierBytes: bytes,
      });
    }
    await generateTypes(ezkl);
    return results;
  });
}
