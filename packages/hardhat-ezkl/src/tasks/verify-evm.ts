import { resolve } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { NetworkConnection } from "hardhat/types/network";
import { deployedAt } from "../chain/deployments.ts";
import { chainIdOf } from "../chain/network.ts";
import { PluginError } from "../errors.ts";
import { readProof } from "../proofs/circuit-proof.ts";
import { readProofFile } from "../proofs/proof-file.ts";
import type { Statement } from "../proofs/statement.ts";
import type { EzklCircuit } from "../runtime/circuit.ts";
import type { EzklVerifier } from "../runtime/verifier.ts";
import { describeStatement } from "../terminal/messages.ts";
import { runTask } from "../terminal/run-task.ts";

interface VerifyEvmArguments {
  circuit: string;
  proof: string;
  verifier: string | undefined;
  json: boolean;
}

export interface VerifyEvmTaskResult extends Statement {
  circuit: string;
  build: string;
  verifier: string;
  network: string;
  gas: bigint;
}

export default async function verifyEvm(
  args: VerifyEvmArguments,
  hre: HardhatRuntimeEnvironment,
): Promise<VerifyEvmTaskResult> {
  return await runTask({ json: args.json, show: describe }, async () => {
    const circuit = await hre.ezkl.circuit(args.circuit);
    const proof = readProof(await readProofFile(resolve(args.proof)), circuit.built);
    const connection = await hre.network.getOrCreate();
    const verifier = await verifierOn(connection, circuit, args.verifier);
    const statement = await verifier.verify(proof);
    const gas = await verifier.gas(proof);
    const { networkName: network } = connection;
    return {
      circuit: circuit.name,
      build: circuit.build,
      verifier: verifier.address,
      network,
      gas,
      ...statement,
    };
  });
}

/** The verifier that is named, or known, or deployed for the purpose where the chain is this command's own. */
async function verifierOn(
  connection: NetworkConnection,
  circuit: EzklCircuit,
  named: string | undefined,
): Promise<EzklVerifier> {
  const { ezkl, networkConfig, networkName } = connection;
  if (named === undefined && networkConfig.type === "edr-simulated")
    return await ezkl.deployVerifier(circuit.name);
  const address = named ?? (await deployedAt(circuit.built, await chainIdOf(connection)));
  if (address !== undefined) return await ezkl.verifierAt(circuit.name, address);
  throw new PluginError(
    "NOT_DEPLOYED",
    `No verifier of this build of "${circuit.name}" is known on network "${networkName}".`,
    `Give --verifier, or deploy it with: npx hardhat ezkl deploy-verifier ${circuit.name} --network ${networkName}`,
  );
}

function describe({ circuit, verifier, network, gas, ...statement }: VerifyEvmTaskResult): string {
  return [
    `The verifier at ${verifier} on network "${network}" takes the proof (${gas} gas in a transaction): ${circuit} gives`,
    ...describeStatement(statement),
  ].join("\n");
}
