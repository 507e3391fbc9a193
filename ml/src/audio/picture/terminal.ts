import { TOP_DB } from "../decibels.ts";
import type { Spectrogram } from "../log-mel.ts";
import { isWhole, requireParameter } from "../parameter.ts";
import { magma } from "./colour-map.ts";

/** Size in characters, and whether the terminal shows 24-bit colour. */
export interface TerminalOptions {
  width: number;
  height: number;
  colour: boolean;
}

const MAX_SIDE = 1000;
const SHADES = [" ", "░", "▒", "▓", "█"];
const UPPER_HALF = "▀";
const RESET = "\u001b[0m";
/** Quieter than this is background: it leaves the shades to what is heard. */
const SHADED_DB = 60;

/**
 * A spectrogram as lines of text, highest band first: in colour two bands in one character (half blocks), else shades.
 *
 * @returns `height` lines of `width` characters, joined by line breaks
 * @throws IdolError FEATURE_PARAMETER
 */
export function renderTerminal(spectrogram: Spectrogram, options: TerminalOptions): string {
  const { width, height, colour } = options;
  for (const side of [width, height]) {
    const rule = `A terminal picture is 1 to ${MAX_SIDE} characters wide and high`;
    requireParameter(isWhole(side, 1, MAX_SIDE), rule, side);
  }
  const rows = shrink(spectrogram, colour ? 2 * height : height, width);
  return Array.from({ length: height }, (_, line) =>
    colour ? colourLine(rows[2 * line]!, rows[2 * line + 1]!) : shadeLine(rows[line]!),
  ).join("\n");
}

/** The loudest value of each cell in dB, top row first; a cell covers at least one value. */
function shrink({ nMels, frames, db }: Spectrogram, height: number, width: number): number[][] {
  return Array.from({ length: height }, (_, row) => {
    const [low, high] = cell(height - 1 - row, height, nMels);
    return Array.from({ length: width }, (_, column) => {
      const [from, to] = cell(column, width, frames);
      let loudest = -TOP_DB;
      for (let band = low; band < high; band++) {
        for (let frame = from; frame < to; frame++) loudest = Math.max(loudest, db[band * frames + frame]!);
      }
      return loudest;
    });
  });
}

/** The half-open range of `size` values that part `index` of `parts` covers. */
function cell(index: number, parts: number, size: number): [number, number] {
  const from = Math.floor((index * size) / parts);
  return [from, Math.max(from + 1, Math.floor(((index + 1) * size) / parts))];
}

function shadeLine(row: number[]): string {
  return row
    .map((db) => {
      const level = Math.max(0, 1 + db / SHADED_DB) * SHADES.length;
      return SHADES[Math.min(SHADES.length - 1, Math.floor(level))];
    })
    .join("");
}

function colourLine(upper: number[], lower: number[]): string {
  const cells = upper.map((db, column) => {
    const front = magma(1 + db / TOP_DB).join(";");
    const back = magma(1 + lower[column]! / TOP_DB).join(";");
    return `\u001b[38;2;${front};48;2;${back}m${UPPER_HALF}`;
  });
  return cells.join("") + RESET;
}
