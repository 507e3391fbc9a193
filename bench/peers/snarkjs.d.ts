/** As much of snarkjs as the bench uses; the package has no types. */
declare module "snarkjs" {
  export interface Curve {
    terminate(): Promise<void>;
  }
  interface Proof {
    protocol: string;
  }
  interface Proved {
    proof: Proof;
    publicSignals: string[];
  }
  interface ProofSystem {
    prove(zkey: string, witness: string): Promise<Proved>;
    verify(key: object, publicSignals: string[], proof: Proof): Promise<boolean>;
  }
  interface UniversalSystem extends ProofSystem {
    setup(r1cs: string, powersOfTau: string, zkey: string): Promise<unknown>;
  }
  export const curves: { getCurveFromName(name: "bn128"): Promise<Curve> };
  export const powersOfTau: {
    newAccumulator(curve: Curve, power: number, file: string): Promise<void>;
    contribute(from: string, to: string, name: string, entropy: string): Promise<void>;
    preparePhase2(from: string, to: string): Promise<void>;
  };
  export const r1cs: { info(file: string): Promise<{ nConstraints: number; nVars: number }> };
  export const zKey: {
    newZKey(r1cs: string, powersOfTau: string, to: string): Promise<void>;
    contribute(from: string, to: string, name: string, entropy: string): Promise<void>;
    exportVerificationKey(file: string): Promise<object>;
    exportSolidityVerifier(file: string, templates: Record<string, string>): Promise<string>;
  };
  export const wtns: { calculate(input: object, wasm: string, to: string): Promise<void> };
  export const groth16: ProofSystem & {
    exportSolidityCallData(proof: Proof, publicSignals: string[]): Promise<string>;
  };
  export const plonk: UniversalSystem & {
    exportSolidityCallData(proof: Proof, publicSignals: string[]): Promise<string>;
  };
  export const fflonk: UniversalSystem & {
    exportSolidityCallData(publicSignals: string[], proof: Proof): Promise<string>;
  };
}
