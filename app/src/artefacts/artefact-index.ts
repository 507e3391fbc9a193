/** A file that is loaded when it is needed: its name tells its content. */
export interface Artefact {
  /** Relative to the page. */
  file: string;
  /** 0x and 64 hex digits. */
  sha256: string;
  bytes: number;
}

/** A judge that this page can score and prove with. */
export interface JudgeEntry {
  name: string;
  judgeHash: string;
  files: Record<"config" | "weights" | "manifest" | "settings" | "compiled" | "vk" | "srs", Artefact>;
  /** Its published figures: what its threshold pays of which voices. */
  evaluation?: Artefact;
}

/** Everything that is loaded lazily; the build writes it into the page. */
export interface ArtefactIndex {
  engine: Artefact;
  /** A recording that wins, as an example. */
  example: Artefact;
  /** The default judge first; never empty. */
  judges: JudgeEntry[];
  /** Imported judges that have no integer twin, which the page scores by. */
  customOnnx: Pick<JudgeEntry, "name" | "judgeHash">[];
}
