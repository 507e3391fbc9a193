import { readFile } from "node:fs/promises";
import { checkBinding, type ProofBinding, parseBinding } from "@idol/client/key";
import { type ParsedProof, parseProof } from "@idol/ezkl/proof";
import { TaskError } from "../errors.ts";
import { bindingPath } from "./prove-recording.ts";

/** A proof with its sidecar, checked against each other. */
export interface BoundProof {
  proof: ParsedProof;
  /** The file's text. */
  text: string;
  binding: ProofBinding;
}

/** Reads a proof and its sidecar. @throws FILE_NOT_FOUND, PROOF_MALFORMED, BINDING_MISMATCH */
export async function readBoundProof(path: string): Promise<BoundProof> {
  const text = await readText(path, "proof");
  const proof = parseProof(text);
  const binding = await readBinding(path);
  checkBinding(text, binding);
  return { proof, text, binding };
}

/** Reads the sidecar of a proof alone. @throws FILE_NOT_FOUND, BINDING_MISMATCH, BINDING_OUTDATED */
export async function readBinding(path: string): Promise<ProofBinding> {
  return parseBinding(await readText(bindingPath(path), "sidecar of the proof"));
}

async function readText(path: string, what: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new TaskError(
      "FILE_NOT_FOUND",
      `The ${what} ${path} cannot be read.`,
      "Give the --proof that idol:prove wrote, with its .binding.json beside it.",
      { cause },
    );
  }
}
