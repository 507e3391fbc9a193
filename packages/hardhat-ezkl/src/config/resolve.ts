import { resolve } from "node:path";
import { verifierName } from "@idol/ezkl/names";
import type { CircuitConfig, CircuitUserConfig, EzklConfig, EzklUserConfig } from "./types.ts";

const DEFAULTS = Object.freeze({
  visibility: Object.freeze({ inputs: "private", params: "fixed", outputs: "public" } as const),
  scale: 7,
  columns: 1,
  tolerance: 0.05,
  artifacts: "ezkl",
  verifiers: "contracts/generated",
  types: "types",
});

/** The name of a circuit's verifier. */
export function contractOf(name: string, { contract }: { contract?: string | undefined }): string {
  return contract ?? verifierName(name);
}

/** Fills in the defaults and makes every path absolute. */
export function resolveConfig(user: EzklUserConfig = {}, root: string): EzklConfig {
  const { artifacts, verifiers, types, srs } = user.paths ?? {};
  const paths = {
    artifacts: resolve(root, artifacts ?? DEFAULTS.artifacts),
    verifiers: resolve(root, verifiers ?? DEFAULTS.verifiers),
    types: resolve(root, types ?? DEFAULTS.types),
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
  const { visibility } = DEFAULTS;
  const byName = typeof user.inputs === "object" ? user.inputs : {};
  const inputs = typeof user.inputs === "string" ? user.inputs : Object.values(byName)[0];
  return {
    name,
    onnx: resolve(root, user.onnx),
    namedInputs: Object.keys(byName),
    visibility: {
      inputs: inputs ?? visibility.inputs,
      params: user.params ?? visibility.params,
      outputs: user.outputs ?? visibility.outputs,
    },
    axes: user.axes ?? {},
    scale: user.scale ?? DEFAULTS.scale,
    base: user.base,
    legs: user.legs,
    columns: user.columns ?? DEFAULTS.columns,
    logrows: user.logrows,
    samples: (typeof user.sample === "string" ? [user.sample] : user.sample).map((file) =>
      resolve(root, file),
    ),
    contract,
    exact: user.exact ?? true,
    tolerance: user.tolerance ?? DEFAULTS.tolerance,
    insecureSrs: user.insecureSrs ?? false,
    folder: resolve(paths.artifacts, name),
    verifier: resolve(paths.verifiers, `${contract}.sol`),
  };
}
