import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeFileAtomic } from "@idol/ezkl/files";
import { z } from "zod";
import type { BuiltCircuit } from "../circuit/state.ts";

const deploymentsSchema = z.record(
  z.string(),
  z.strictObject({ address: z.string(), build: z.string(), transaction: z.string() }),
);

/** By chain id, the verifier that was deployed last. */
export type Deployments = z.infer<typeof deploymentsSchema>;

function fileOf({ config }: BuiltCircuit): string {
  return join(config.folder, "deployments.json");
}

async function readDeployments(circuit: BuiltCircuit): Promise<Deployments> {
  const text = await readFile(fileOf(circuit), "utf8").catch(() => "{}");
  return deploymentsSchema.catch({}).parse(JSON.parse(text));
}

/** The address of this build's verifier on a chain, if it is known. */
export async function deployedAt(circuit: BuiltCircuit, chainId: bigint): Promise<string | undefined> {
  const known = (await readDeployments(circuit))[`${chainId}`];
  return known?.build === circuit.manifest.hash ? known.address : undefined;
}

export async function recordDeployment(
  circuit: BuiltCircuit,
  chainId: bigint,
  { address, transaction }: { address: string; transaction: string },
): Promise<void> {
  const all = {
    ...(await readDeployments(circuit)),
    [`${chainId}`]: { address, build: circuit.manifest.hash, transaction },
  };
  await writeFileAtomic(fileOf(circuit), `${JSON.stringify(all, null, 2)}\n`);
}
