/** As much of snarkjs as the bench uses; the package has no types. */
declare module "snarkjs" {
  export interface Curve {
    terminate(): Promise<void>;
  }
  interface Groth16Proof {
    protocol: "groth16";
  }
  interface Proved {
    proof: Groth16Proof;
    publicSignals: string[];
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
    exportSolidityVerifier(file: string, templates: { groth16: string }): Promise<string>;
  };
  export const wtns: { calculate(input: object, wasm: string, to: string): Promise<void> };
  export const groth16: {
    prove(zkey: string, witness: string): Promise<Proved>;
    verify(key: object, publicSignals: string[], proof: Groth16Proof): Promise<boolean>;
    exportSolidityCallData(proof: Groth16Proof, publicSignals: string[]): Promise<string>;
  };
}
