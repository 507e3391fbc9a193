import type { Verdict } from "../../judge/verdict.ts";
import type { Frame } from "./axes.ts";

const RAISES = "64, 224, 144";
const LOWERS = "255, 92, 92";
const STRONGEST = 0.42;
/** Pixels between the lines. */
const HATCH = 9;

/**
 * Tints the spectrogram by what each part of it is credited with. Where the judge's rows are bands, each cell is tinted; where they are
 * traits of the voice, each stretch of time is, by the sum over its traits.
 */
export function drawAttention(context: CanvasRenderingContext2D, frame: Frame, verdict: Verdict): void {
  const { layout, attention, heard } = verdict;
  const cols = layout.times.length - 1;
  const rows = attention.cells.length / cols;
  const bands = layout.bands ?? [0, heard.bands];
  const cells = layout.bands === undefined ? sumOverRows(attention.cells, rows, cols) : attention.cells;
  const most = cells.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
  const x = (edge: number) => frame.left + (frame.width * Math.min(edge, heard.frames)) / heard.frames;
  const y = (edge: number) => frame.top + frame.height * (1 - edge / heard.bands);
  for (let row = 0; row < bands.length - 1; row++) {
    for (let col = 0; col < cols; col++) {
      const value = cells[row * cols + col]!;
      const [left, right] = [x(layout.times[col]!), x(layout.times[col + 1]!)];
      const [bottom, top] = [y(bands[row]!), y(bands[row + 1]!)];
      context.fillStyle = `rgba(${value > 0 ? RAISES : LOWERS}, ${(STRONGEST * Math.abs(value)) / most})`;
      context.fillRect(left, top, right - left, bottom - top);
      if (value < 0) hatch(context, left, top, right, bottom, -value / most);
    }
  }
}

/** Lines across what lowered the score: not everybody tells red from green. */
function hatch(
  context: CanvasRenderingContext2D,
  left: number,
  top: number,
  right: number,
  bottom: number,
  strength: number,
): void {
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  context.strokeStyle = `rgba(${LOWERS}, ${strength})`;
  context.beginPath();
  // Lines of one family, whichever cell they cross: the cells join into an area.
  const height = bottom - top;
  for (let x = HATCH * Math.floor((left + top) / HATCH); x < right + top + height; x += HATCH) {
    context.moveTo(x - top, top);
    context.lineTo(x - bottom, bottom);
  }
  context.stroke();
  context.restore();
}

/** What each stretch of time is credited with. */
function sumOverRows(cells: Float64Array, rows: number, cols: number): Float64Array {
  return Float64Array.from({ length: cols }, (_, col) => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += cells[row * cols + col]!;
    return sum;
  });
}
