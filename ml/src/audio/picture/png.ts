import { encode } from "fast-png";
import { TOP_DB } from "../decibels.ts";
import type { Spectrogram } from "../log-mel.ts";
import { type Axes, frequencyTicks, timeTicks } from "./axes.ts";
import {
  type Canvas,
  createCanvas,
  drawText,
  fillRectangle,
  setPixel,
  type TextStyle,
  textWidth,
} from "./canvas.ts";
import { magma, type Rgb } from "./colour-map.ts";

/** What a picture shows besides the spectrogram. */
export interface PictureOptions extends Omit<Axes, "nMels" | "frames"> {
  title: string;
}

const PLOT = { left: 110, top: 70, width: 1040, height: 512 };
const BAR = { left: 1186, width: 26 };
const WIDTH = 1320;
const HEIGHT = 680;
const TICK = 8;
const MOST_TIME_TICKS = 10;
const BAR_STEP_DB = 20;

/** The colour map in as many steps as the eye tells apart, made once. */
const SHADES = Array.from({ length: 256 }, (_, k) => magma(k / 255));

const PAPER: Rgb = [255, 255, 255];
const INK: Rgb = [40, 40, 48];
const LABEL: TextStyle = { colour: INK, size: 14, align: "centre" };
const TITLE: TextStyle = { colour: INK, size: 16, align: "left" };

/** A labelled picture of a spectrogram as a PNG file: time in s to the right, mel bands in Hz upwards, dB as colour. */
export function spectrogramPng(spectrogram: Spectrogram, options: PictureOptions): Uint8Array {
  const canvas = createCanvas(WIDTH, HEIGHT, PAPER);
  drawText(canvas, fitted(options.title, TITLE.size, WIDTH - 2 * PLOT.left), PLOT.left, 44, TITLE);
  drawSpectrogram(canvas, spectrogram);
  const axes = { ...options, nMels: spectrogram.nMels, frames: spectrogram.frames };
  drawTimeAxis(canvas, axes);
  drawFrequencyAxis(canvas, axes);
  drawColourBar(canvas);
  return encode({ width: WIDTH, height: HEIGHT, data: canvas.pixels, channels: 3, depth: 8 });
}

function drawSpectrogram(canvas: Canvas, { nMels, frames, db }: Spectrogram): void {
  for (let y = 0; y < PLOT.height; y++) {
    const band = nMels - 1 - Math.floor(((y + 0.5) / PLOT.height) * nMels);
    for (let x = 0; x < PLOT.width; x++) {
      const frame = Math.floor(((x + 0.5) / PLOT.width) * frames);
      setPixel(canvas, PLOT.left + x, PLOT.top + y, SHADES[shadeOf(db[band * frames + frame]!)]!);
    }
  }
  drawFrame(canvas, PLOT.left, PLOT.width);
}

/** Index of a value's colour in {@link SHADES}. */
function shadeOf(db: number): number {
  return Math.min(SHADES.length - 1, Math.max(0, Math.round((1 + db / TOP_DB) * (SHADES.length - 1))));
}

function drawTimeAxis(canvas: Canvas, axes: Axes): void {
  const bottom = PLOT.top + PLOT.height;
  for (const { position, label } of timeTicks(axes, MOST_TIME_TICKS)) {
    const x = PLOT.left + position * PLOT.width;
    fillRectangle(canvas, x - 1, bottom, 2, TICK, INK);
    drawText(canvas, label, x, bottom + 30, LABEL);
  }
  drawText(canvas, "time in s", PLOT.left + PLOT.width / 2, bottom + 66, LABEL);
}

function drawFrequencyAxis(canvas: Canvas, axes: Axes): void {
  for (const { position, label } of frequencyTicks(axes)) {
    const y = PLOT.top + (1 - position) * PLOT.height;
    fillRectangle(canvas, PLOT.left - TICK, y - 1, TICK, 2, INK);
    drawText(canvas, label, PLOT.left - TICK - 6, y + LABEL.size / 2, { ...LABEL, align: "right" });
  }
  const middle = PLOT.top + PLOT.height / 2;
  drawText(canvas, "frequency in Hz (mel scale)", 34, middle, { ...LABEL, upwards: true });
}

function drawColourBar(canvas: Canvas): void {
  for (let y = 0; y < PLOT.height; y++) {
    fillRectangle(canvas, BAR.left, PLOT.top + y, BAR.width, 1, magma(1 - (y + 0.5) / PLOT.height));
  }
  drawFrame(canvas, BAR.left, BAR.width);
  const right = BAR.left + BAR.width;
  for (let db = 0; db <= TOP_DB; db += BAR_STEP_DB) {
    const y = PLOT.top + (db / TOP_DB) * PLOT.height;
    fillRectangle(canvas, right, y - 1, TICK, 2, INK);
    drawText(canvas, db === 0 ? "0 dB" : `-${db}`, right + TICK + 6, y + LABEL.size / 2, {
      ...LABEL,
      align: "left",
    });
  }
}

/** A line around a part of the picture as high as the plot. */
function drawFrame(canvas: Canvas, left: number, width: number): void {
  const { top, height } = PLOT;
  fillRectangle(canvas, left - 2, top - 2, width + 4, 2, INK);
  fillRectangle(canvas, left - 2, top + height, width + 4, 2, INK);
  fillRectangle(canvas, left - 2, top, 2, height, INK);
  fillRectangle(canvas, left + width, top, 2, height, INK);
}

function fitted(text: string, size: number, width: number): string {
  const characters = [...text];
  if (textWidth(text, size) <= width) return text;
  while (characters.length > 0 && textWidth(`${characters.join("")}...`, size) > width) characters.pop();
  return `${characters.join("")}...`;
}
