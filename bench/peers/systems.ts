/** The proof systems that snarkjs has. */
export const SYSTEMS = ["groth16", "plonk", "fflonk"] as const;

export type System = (typeof SYSTEMS)[number];

/** What tells one from another. */
interface Traits {
  label: string;
  /** The verifier's contract in snarkjs's template. */
  contract: string;
  /** circom's optimisation: PLONK and fflonk pay for every term of a sum, and for fewer where linear constraints stay. */
  optimisation: "--O1" | "--O2";
  /** Of a proof as the EVM takes it. */
  proofBytes: number;
}

export const TRAITS: Readonly<Record<System, Traits>> = {
  groth16: { label: "Groth16", contract: "Groth16Verifier", optimisation: "--O2", proofBytes: 256 },
  plonk: { label: "PLONK", contract: "PlonkVerifier", optimisation: "--O1", proofBytes: 768 },
  fflonk: { label: "fflonk", contract: "FflonkVerifier", optimisation: "--O1", proofBytes: 768 },
};
