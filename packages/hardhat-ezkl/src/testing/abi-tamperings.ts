import { concat, dataLength, dataSlice, toBeHex } from "ethers";
import { type VerifierArguments, verifyCalldata } from "../proofs/calldata.ts";

const WORD = 32;
const SELECTOR = 4;
/** Of the arguments: the offsets of proof and instances, then the proof's length. */
const HEAD = { proof: 0, instances: WORD, proofLength: 2 * WORD } as const;
const LARGEST = 2n ** 256n - 1n;

/** Calldata whose offsets and lengths do not say where proof and instances are, or that is not whole. */
export function abiTamperings(proof: VerifierArguments): { name: string; calldata: string }[] {
  const calldata = verifyCalldata(proof);
  const word = (at: number) => BigInt(dataSlice(calldata, SELECTOR + at, SELECTOR + at + WORD));
  const set = (data: string, at: number, value: bigint) =>
    concat([dataSlice(data, 0, SELECTOR + at), toBeHex(value, WORD), dataSlice(data, SELECTOR + at + WORD)]);
  const changed = (at: number, value: bigint) => set(calldata, at, value);
  const [toProof, toInstances, length] = [word(HEAD.proof), word(HEAD.instances), word(HEAD.proofLength)];
  const count = Number(toInstances);
  const all: [string, string][] = [
    ["both offsets swapped", set(changed(HEAD.proof, toInstances), HEAD.instances, toProof)],
    ["the proof's offset on the instances", changed(HEAD.proof, toInstances)],
    ["the instances' offset on the proof", changed(HEAD.instances, toProof)],
    ["the proof's offset a word later", changed(HEAD.proof, toProof + 32n)],
    ["the proof's offset a byte later", changed(HEAD.proof, toProof + 1n)],
    ["the instances' offset a word later", changed(HEAD.instances, toInstances + 32n)],
    ["the instances' offset a word earlier", changed(HEAD.instances, toInstances - 32n)],
    ["the proof's offset zero", changed(HEAD.proof, 0n)],
    ["the instances' offset zero", changed(HEAD.instances, 0n)],
    ["the proof's offset beyond the calldata", changed(HEAD.proof, BigInt(dataLength(calldata)))],
    ["the proof's offset as large as it can be", changed(HEAD.proof, LARGEST)],
    ["the instances' offset as large as it can be", changed(HEAD.instances, LARGEST)],
    ["the proof's length one less", changed(HEAD.proofLength, length - 1n)],
    ["the proof's length one more", changed(HEAD.proofLength, length + 1n)],
    ["the proof's length zero", changed(HEAD.proofLength, 0n)],
    ["the proof's length as large as it can be", changed(HEAD.proofLength, LARGEST)],
    ["the instances' length one less", changed(count, word(count) - 1n)],
    ["the instances' length one more", changed(count, word(count) + 1n)],
    ["the instances' length as large as it can be", changed(count, LARGEST)],
    ["the calldata a byte short", dataSlice(calldata, 0, dataLength(calldata) - 1)],
    ["the calldata a word short", dataSlice(calldata, 0, dataLength(calldata) - WORD)],
    ["the calldata without arguments", dataSlice(calldata, 0, SELECTOR)],
    ["no calldata", "0x"],
  ];
  return all.map(([name, data]) => ({ name: `ABI: ${name}`, calldata: data }));
}
