import type { MelFeatures, Spectrogram } from "@idol/ml/audio";
import { renderTerminal } from "@idol/ml/drawing";
import { terminal } from "hardhat-ezkl/terminal";

/** The spectrogram with what it was made from, and the files written. */
export interface FeaturesResult extends MelFeatures {
  parameters: { sampleRate: number; nFft: number; hopLength: number; offset: number; duration: number };
  spectrogram: Spectrogram;
  written: string[];
}

/** Characters of a spectrogram on a terminal. */
export const SPECTROGRAM = { width: 72, height: 8 };

export function describeFeatures({ shape, parameters, spectrogram, written }: FeaturesResult): string {
  const [bands, frames] = shape;
  const { sampleRate, nFft, hopLength, offset, duration } = parameters;
  const lines = [
    renderTerminal(spectrogram, {
      ...SPECTROGRAM,
      colour: useColour(),
    }),
    `${bands} mel bands × ${frames} frames; ${sampleRate} Hz, n_fft ${nFft}, hop length ${hopLength}, ` +
      `${duration} s from ${offset} s on`,
  ];
  for (const path of written) lines.push(`Wrote ${path}`);
  return lines.join("\n");
}

/** Whether standard output shows colours: a terminal, and nobody said no (https://no-color.org). */
export function useColour(): boolean {
  return terminal().out.isTTY === true && process.env.NO_COLOR === undefined;
}
