export { FIELD_MODULUS, toLittleEndianHex, toSigned } from "../proof/field.ts";
export { type InstanceSpan, instanceSpans } from "../proof/instances.ts";
export { namedInstances } from "../proof/named-instances.ts";
export { type ParsedProof, parseProof, proofCalldata } from "../proof/proof.ts";
