import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { ROOT } from "../references.ts";

/** What differs from run to run, or from machine to machine, and what it is shown as. The first that fits counts. */
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/0x[0-9a-f]{100,}/gi, "0x(BYTES)"],
  [/0x[0-9a-f]{64}/gi, "0x(HASH)"],
  [/(^[ ░▒▓█]+\n)+^\d+ mel bands .*$/gm, "(SPECTROGRAM)"],
  [/There are: .*?\./g, "There are: (JUDGES)."],
  [/\b20\d\d-\d\d-\d\d( \d\d:\d\d:\d\d UTC)?/g, "(TIME)"],
  [/\b1[6-9]\d{8}\b/g, "(SECONDS)"],
  [/[\d,]+ gas/g, "(N) gas"],
  [/\(witness .*?\)/g, "(witness …)"],
  [/by (wasm|native), \d+ threads?/g, "by (PROVER)"],
  [/\b\d+ (d|h|min)( \d+ (h|min|s))? left/g, "(DURATION) left"],
  [/needs \d+\.\d+ ETH: \d+\.\d+ ETH at most/g, "needs (N) ETH: (N) ETH at most"],
  [/\b\d+(\.\d+)? s\b/g, "(N) s"],
  [/-?\b\d+\.\d{4}\b/g, "(SCORE)"],
  [/\b\d+\.\d{5,}\b/g, "(N)"],
  [/http:\/\/127\.0\.0\.1:\d+/g, "(SERVER)"],
];

/** What was printed, with names in the place of addresses and without what no two runs share. */
export function masked(text: string, names: ReadonlyMap<string, string>): string {
  let shown = text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trimEnd();
  for (const [address, name] of names) shown = shown.replaceAll(address, name);
  for (const [pattern, as] of MASKS) shown = shown.replace(pattern, as);
  return shown.replace(/0x[0-9a-f]{40}/gi, "0x(ADDRESS)");
}

/** Compares a transcript with the one that a person has read; UPDATE_TRANSCRIPTS=1 writes it anew, to be read in the diff. */
export function expectTranscript(name: string, parts: readonly string[]): void {
  const path = join(ROOT, "test/docs/commands", `${name}.txt`);
  const text = `${parts.join("\n\n")}\n`;
  if (process.env.UPDATE_TRANSCRIPTS === "1") writeFileSync(path, text);
  expect(text).to.equal(readFileSync(path, "utf8"));
}
