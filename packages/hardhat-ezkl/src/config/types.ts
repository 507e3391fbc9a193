/** What a proof tells of a value: `private` nothing, `public` the value itself, `hashed` EZKL's Poseidon hash of it. */
export type Visibility = "private" | "public" | "hashed";

/** What a proof tells of the weights: `fixed` makes them part of the circuit, so that no prover can choose them. */
export type ParamsVisibility = "fixed" | "hashed" | "private";

/** One circuit as the user describes it. */
export interface CircuitUserConfig {
  /** The ONNX file, relative to the project's root. */
  onnx: string;
  /**
   * Who sees the inputs; all are private by default. EZKL knows one visibility for all inputs of a circuit: where it is given by their names
   * in the ONNX, it has to be the same.
   */
  inputs?: Visibility | Record<string, Visibility>;
  /** Who sees the weights. Default: `fixed`. With `private` the prover chooses them: such a proof says little. */
  params?: ParamsVisibility;
  /** Who sees the outputs. Default: `public`, since they are what a proof says. */
  outputs?: Visibility;
  /** Sizes of the ONNX's dynamic axes, by the axis's name (`batch_size`), or as `input.axis` where it has none. */
  axes?: Record<string, number>;
  /**
   * Inputs and weights are multiplied by `2^scale` and rounded. `auto` takes the largest scale from 10 downwards at which the samples stay
   * within the circuit's range. Default: 7.
   */
  scale?: number | "auto";
  /** Base of the digits that comparisons take a number apart into. Default: as large as costs nothing in the circuit's rows. */
  base?: number;
  /** How many such digits: values of relus stay within ±base^legs. Default: as many as hold 2^32, and more where the samples need them. */
  legs?: number;
  /** Columns of arithmetic; more make the circuit shorter, its verifier larger and its proofs slower. Default: 1. */
  columns?: number;
  /** The circuit has `2^logrows` rows. Default: as few as it needs. */
  logrows?: number;
  /** Input files that are typical of what will be proved: the circuit is laid out for them and tried on them. */
  sample: string | string[];
  /** The verifier's contract. Default: the circuit's name in PascalCase and `Verifier`. */
  contract?: string;
  /**
   * Default: `true`, exact integer arithmetic only. `false` also takes rescaling, which admits two answers that differ in the last digit and
   * leaves the prover the choice, and lookup tables, which hold only what the samples span.
   */
  exact?: boolean;
  /**
   * How far the sample's outputs may be from onnxruntime's, as a part of the largest of them or of 1; they are compared where
   * onnxruntime-node is installed. Default: 0.05.
   */
  tolerance?: number;
  /**
   * Builds under a test SRS that this machine makes, whose maker can forge any proof: to try out a size whose ceremony file is out of reach.
   * Public networks are refused then. Default: false.
   */
  insecureSrs?: boolean;
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
    /** Where the types of the circuits' inputs and outputs are written. Default: `types`. */
    types?: string;
    /** A folder with files of the ceremony, `kzgK.srs`, that is looked at first. */
    srs?: string;
  };
  /** A Python interpreter that has ezkl 21.0.0. Default: this user's own environment, made when it is first needed. */
  python?: string;
  /** What `hardhat build` does about circuits that are not built, or stale: build them, or refuse. Default: `setup`. */
  onBuild?: "setup" | "refuse";
}

/** A circuit, resolved: paths are absolute, defaults filled in; what is `undefined` is decided by `ezkl setup`. */
export interface CircuitConfig {
  name: string;
  onnx: string;
  /** The names of inputs that the configuration gives a visibility. */
  namedInputs: readonly string[];
  visibility: { inputs: Visibility; params: ParamsVisibility; outputs: Visibility };
  axes: Readonly<Record<string, number>>;
  scale: number | "auto";
  base: number | undefined;
  legs: number | undefined;
  columns: number;
  logrows: number | undefined;
  samples: readonly string[];
  contract: string;
  exact: boolean;
  tolerance: number;
  insecureSrs: boolean;
  /** The folder of its artefacts. */
  folder: string;
  /** The verifier's source. */
  verifier: string;
}

/** `hre.config.ezkl`. */
export interface EzklConfig {
  circuits: Readonly<Record<string, CircuitConfig>>;
  paths: { artifacts: string; verifiers: string; types: string; srs: string | undefined };
  python: string | undefined;
  onBuild: "setup" | "refuse";
}
