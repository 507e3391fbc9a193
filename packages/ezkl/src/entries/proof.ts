export { FIELD_MODULUS, toLittleEndianHex, toSigned } from "../proof/field.ts";
export { namedInstances } from "../proof/named-instances.ts";
export { type ParsedProof, parseProof, proofCalldata } from "../proof/proof.ts";
