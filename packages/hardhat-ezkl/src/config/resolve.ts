import { resolve } from "node:path";
import { verifierName } from "@idol/ezkl/build";
import type { CircuitConfig, CircuitUserConfig, EzklConfig, EzklUserConfig } from "./types.ts";

export const DEFAULTS = Object.freeze({
  scale: 7,
  columns: 1,
  artifacts: "ezkl",
  verifiers: "contracts/generated",
});

/** The name of a circuit's verifier. */
export function contractOf(name: string, { contract }: { contract?: string | undefined }): string {
  return contract ?? verifierName(name);
}

/** Fills in the defaults and makes every path absolute. */
export function resolveConfig(user: EzklUserConfig = {}, root: string): EzklConfig {
  const { artifacts = DEFAULTS.artifacts, verifiers = DEFAULTS.verifiers, srs } = user.paths ?? {};
  const paths = {
    artifacts: resolve(root, artifacts),
    verifiers: resolve(root, verifiers),
    srs: srs === undefined ? undefined : resolve(root, srs),
  };
  const circuits: Record<string, CircuitConfig> = {};
  for (const [name, circuit] of Object.entries(user.circuits ?? {}))
    circuits[name] = resolveCircuit(name, circuit, paths, root);
  return { circuits, paths, python: user.python, onBuild: user.onBuild ?? "setup" };
}

function resolveCircuit(
  name: string,
  user: CircuitUserConfig,
  paths: EzklConfig["paths"],
  root: string,
): CircuitConfig {
  const contract = contractOf(name, user);
  const samples = typeof user.sample === "string" ? [user.sample] : user.sample;
  return {
    name,
    onnx: resolve(root, user.onnx),
    inputs: user.inputs ?? {},
    params: "fixed",
    outputs: "public",
    scale: user.scale ?? DEFAULTS.scale,
    base: user.base,
    legs: user.legs,
    columns: user.columns ?? DEFAULTS.columns,
    logrows: user.logrows,
    samples: samples.map((sample) => resolve(root, sample)),
    contract,
    exact: true,
    folder: resolve(paths.artifacts, name),
    verifier: resolve(paths.verifiers, `${contract}.sol`),
  };
}
