import type { Rgb } from "./colour-map.ts";
import { BASELINE, CAP_TOP, GLYPHS } from "./glyphs.ts";

/** A raster to draw on; coordinates in pixels from the upper left corner. */
export interface Canvas {
  width: number;
  height: number;
  /** Red, green, blue of each pixel, row by row. */
  pixels: Uint8Array;
}

/** How text is set. */
export interface TextStyle {
  colour: Rgb;
  /** Height of a capital letter. */
  size: number;
  /** Which point of the text the position means. */
  align: "left" | "centre" | "right";
  /** Whether it reads upwards instead of to the right. */
  upwards?: boolean;
}

type Point = readonly [x: number, y: number];

/** A canvas of one colour. */
export function createCanvas(width: number, height: number, background: Rgb): Canvas {
  const canvas = { width, height, pixels: new Uint8Array(3 * width * height) };
  fillRectangle(canvas, 0, 0, width, height, background);
  return canvas;
}

/** Colours one pixel, which must lie on the canvas. */
export function setPixel(canvas: Canvas, x: number, y: number, colour: Rgb): void {
  const at = 3 * (y * canvas.width + x);
  canvas.pixels[at] = colour[0];
  canvas.pixels[at + 1] = colour[1];
  canvas.pixels[at + 2] = colour[2];
}

/** Fills a rectangle; edges are rounded to whole pixels, and what lies outside is left out. */
export function fillRectangle(
  canvas: Canvas,
  left: number,
  top: number,
  width: number,
  height: number,
  colour: Rgb,
): void {
  const right = Math.min(canvas.width, Math.round(left + width));
  const bottom = Math.min(canvas.height, Math.round(top + height));
  for (let y = Math.max(0, Math.round(top)); y < bottom; y++) {
    for (let x = Math.max(0, Math.round(left)); x < right; x++) setPixel(canvas, x, y, colour);
  }
}

/** Sets a line of text with its base line on a point; characters beyond ASCII appear as question marks. */
export function drawText(canvas: Canvas, text: string, x: number, y: number, style: TextStyle): void {
  const scale = style.size / (BASELINE - CAP_TOP);
  const pen = Math.max(0.75, style.size / 16);
  const shift = { left: 0, centre: 0.5, right: 1 }[style.align];
  const place = (along: number, across: number): Point =>
    style.upwards ? [x + across, y - along] : [x + along, y + across];
  let start = -shift * textWidth(text, style.size);
  for (const character of text) {
    const { advance, strokes } = glyphOf(character);
    for (const stroke of strokes) {
      const points = stroke.map(([px, py]) => place(start + px * scale, (py - BASELINE) * scale));
      drawStroke(canvas, points, pen, style.colour);
    }
    start += advance * scale;
  }
}

/** Width of a line of text in pixels. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += glyphOf(character).advance;
  return (width * size) / (BASELINE - CAP_TOP);
}

function glyphOf(character: string): { advance: number; strokes: Point[][] } {
  const [advance = "0", ...strokes] = (GLYPHS[character] ?? GLYPHS["?"]!).split(" ");
  const pointsOf = (stroke: string): Point[] =>
    Array.from({ length: stroke.length / 2 }, (_, k) => [
      Number.parseInt(stroke[2 * k]!, 36),
      Number.parseInt(stroke[2 * k + 1]!, 36),
    ]);
  return { advance: Number.parseInt(advance, 36), strokes: strokes.map(pointsOf) };
}

/** Draws a polyline with round ends, blending each pixel once by its distance from the line. */
function drawStroke(canvas: Canvas, points: readonly Point[], pen: number, colour: Rgb): void {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const reach = pen + 1;
  const right = Math.min(canvas.width - 1, Math.ceil(Math.max(...xs) + reach));
  const bottom = Math.min(canvas.height - 1, Math.ceil(Math.max(...ys) + reach));
  for (let y = Math.max(0, Math.floor(Math.min(...ys) - reach)); y <= bottom; y++) {
    for (let x = Math.max(0, Math.floor(Math.min(...xs) - reach)); x <= right; x++) {
      const distance = distanceToLine([x + 0.5, y + 0.5], points);
      blend(canvas, x, y, colour, Math.min(1, Math.max(0, pen + 0.5 - distance)));
    }
  }
}

function distanceToLine(point: Point, line: readonly Point[]): number {
  let nearest = Infinity;
  for (let k = 0; k < line.length; k++) {
    nearest = Math.min(nearest, squaredDistance(point, line[k]!, line[Math.min(k + 1, line.length - 1)]!));
  }
  return Math.sqrt(nearest);
}

function squaredDistance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  const [rx, ry] = [ax + along * dx - x, ay + along * dy - y];
  return rx * rx + ry * ry;
}

function blend(canvas: Canvas, x: number, y: number, colour: Rgb, share: number): void {
  const at = 3 * (y * canvas.width + x);
  for (let channel = 0; channel < 3; channel++) {
    const under = canvas.pixels[at + channel]!;
    canvas.pixels[at + channel] = Math.round(under + share * (colour[channel]! - under));
  }
}
