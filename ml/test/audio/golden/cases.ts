import { readFileSync } from "node:fs";
import type { MelFeatureParameters } from "../../../src/audio/mel-features.ts";

const folder = new URL("../../fixtures/audio/", import.meta.url);

/** One signal and what librosa made of it. */
export interface GoldenCase {
  name: string;
  rate: number;
  length: number;
  seed: number;
  sha256: string;
  resampledLength: number;
  shape: [nMels: number, frames: number];
  parameters: Partial<MelFeatureParameters>;
}

/** A short file by libsndfile, and what it reads from it. */
export interface FormatCase {
  name: string;
  sampleRate: number;
  channels: number;
  mono: number[];
  base64: string;
}

/** The cases of make_golden.py. */
export const goldenCases: GoldenCase[] = readJson("golden.json").cases;
export const impulseCases: { rate: number; output: number[] }[] = readJson("golden.json").impulses;
export const formatCases: FormatCase[] = readJson("formats.json");

/** The case of this name. */
export function goldenCase(name: string): GoldenCase {
  return goldenCases.find((known) => known.name === name)!;
}

/** librosa's spectrogram of a case, row-major like ours. */
export function goldenDb(name: string): Float32Array {
  return new Float32Array(new Uint8Array(readFileSync(new URL(`${name}.f32`, folder))).buffer);
}

function readJson(file: string) {
  return JSON.parse(readFileSync(new URL(file, folder), "utf8"));
}
