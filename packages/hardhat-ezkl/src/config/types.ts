/** Who gets to see a value: the prover alone, or whoever sees the proof. */
export type Visibility = "private" | "public";

/** One circuit as the user describes it. */
export interface CircuitUserConfig {
  /** The ONNX file, relative to the project's root. */
  onnx: string;
  /** The visibility of each input by its name in the ONNX; all are private by default. EZKL knows one for all inputs of a circuit. */
  inputs?: Record<string, Visibility>;
  /** The weights: `fixed` makes them part of the circuit, so that no prover can choose them. */
  params?: "fixed";
  /** The outputs: they are what a proof says. */
  outputs?: "public";
  /**
   * Inputs and weights are multiplied by `2^scale` and rounded. `auto` takes the largest scale from 10 downwards at which the sample
   * stays within the circuit's range and costs no more rows. Default: 7.
   */
  scale?: number | "auto";
  /** Base of the digits that comparisons take a number apart into. Default: as large as costs nothing in the circuit's rows. */
  base?: number;
  /** How many such digits: values of relus stay within ±base^legs. Default: as many as hold 2^32. */
  legs?: number;
  /** Columns of arithmetic; more make the circuit shorter, its verifier larger and its proofs slower. Default: 1. */
  columns?: number;
  /** The circuit has `2^logrows` rows. Default: as few as it needs. */
  logrows?: number;
  /** Input files that are typical of what will be proved; the circuit is laid out for them and tried on them. */
  sample: string | string[];
  /** The verifier's contract. Default: the circuit's name in PascalCase and `Verifier`. */
  contract?: string;
  /** Refuses what EZKL cannot compute exactly: rescaling and lookup tables. Default: true. */
  exact?: true;
}

/** `ezkl` in hardhat.config.ts. */
export interface EzklUserConfig {
  /** The project's circuits by name. */
  circuits?: Record<string, CircuitUserConfig>;
  paths?: {
    /** Where circuits are built, each in a folder of its name. Default: `ezkl`. */
    artifacts?: string;
    /** Where the verifiers' sources are written, within the project's Solidity sources. Default: `contracts/generated`. */
    verifiers?: string;
    /** A folder with files of the ceremony, `kzgK.srs`, that is looked at first. */
    srs?: string;
  };
  /** A Python interpreter that has ezkl 21.0.0. Default: this user's own environment, made when it is first needed. */
  python?: string;
  /** What `hardhat build` does about circuits that are not built or stale: build them, or refuse. Default: `setup`. */
  onBuild?: "setup" | "refuse";
}

/** A circuit, resolved: paths are absolute, defaults filled in; what is `undefined` is decided by `ezkl setup`. */
export interface CircuitConfig {
  name: string;
  onnx: string;
  inputs: Readonly<Record<string, Visibility>>;
  params: "fixed";
  outputs: "public";
  scale: number | "auto";
  base: number | undefined;
  legs: number | undefined;
  columns: number;
  logrows: number | undefined;
  samples: readonly string[];
  contract: string;
  exact: true;
  /** The folder of its artefacts. */
  folder: string;
  /** The verifier's source. */
  verifier: string;
}

/** `hre.config.ezkl`. */
export interface EzklConfig {
  circuits: Readonly<Record<string, CircuitConfig>>;
  paths: { artifacts: string; verifiers: string; srs: string | undefined };
  python: string | undefined;
  onBuild: "setup" | "refuse";
}
