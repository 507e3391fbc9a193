/**
 * @idol/ezkl: EZKL circuits of any ONNX in Node, from the model to a proof and back.
 *
 * @example
 * import { createProver, parseProof, proofCalldata } from "@idol/ezkl";
 *
 * const prover = await createProver({ circuit: "circuits/digits" });
 * const { proof } = await prover.prove({ inputs: [pixels] });
 * const instances = await prover.verify(proof);
 * await prover.close();
 */
export { type CircuitPlace, checkCircuit } from "./circuit/artefacts.ts";
export { type BuildOptions, buildCircuit, type CircuitBuild } from "./circuit/build.ts";
export { encodeInput, type InputValues, parseInput } from "./circuit/input.ts";
export { type Manifest, parseManifest } from "./circuit/manifest.ts";
export type { CircuitInterface, CircuitOutput, CircuitParameters } from "./circuit/parameters.ts";
export { CodedError, EzklError, type EzklErrorCode } from "./errors.ts";
export type { OnProgress, ProgressEvent } from "./progress.ts";
export { FIELD_MODULUS, toSigned } from "./proof/field.ts";
export { namedInstances } from "./proof/named-instances.ts";
export { type ParsedProof, parseProof, proofCalldata } from "./proof/proof.ts";
export { createProver, type NodeProverOptions } from "./prover/create-prover.ts";
export { loadProvingArtefacts } from "./prover/load-artefacts.ts";
export type { ProveRequest, ProveResult, Prover, ProvingArtefacts } from "./prover/types.ts";
