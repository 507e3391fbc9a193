import { keccak256 } from "ethers";

/** A recording as a file: what is hashed, scored, proved and audited. */
export interface Take {
  /** keccak256 of the file, which is also what audited seasons bind a proof to. */
  hash: string;
  name: string;
  /** `recorded` here, `file` read by our decoder, `converted` by the browser's what ours refuses. */
  from: "recorded" | "file" | "converted";
  bytes: Uint8Array;
  /** Milliseconds since 1970. */
  made: number;
}

/** A take of a file's bytes. */
export function makeTake(name: string, from: Take["from"], bytes: Uint8Array): Take {
  return { hash: keccak256(bytes), name, from, bytes, made: Date.now() };
}
