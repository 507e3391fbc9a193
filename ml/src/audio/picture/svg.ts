import { drawing, element, text } from "../../drawing/svg.ts";
import { TOP_DB } from "../decibels.ts";
import type { Spectrogram } from "../log-mel.ts";
import { frequencyTicks, timeTicks } from "./axes.ts";
import { magma } from "./colour-map.ts";
import { spectrogramPng } from "./png.ts";

/** What a drawing shows besides the spectrogram. */
export interface SpectrogramLabels {
  title: string;
  /** Rate of the analysed samples in Hz. */
  sampleRate: number;
  hopLength: number;
  fMin?: number;
  fMax?: number;
}

const WIDTH = 660;
const HEIGHT = 340;
const PLOT = { x: 55, y: 35, width: 520, height: 256 };
const BAR = { x: 593, y: PLOT.y, width: 13, height: PLOT.height };
const TICK = 4;
const BAR_STEP_DB = 20;
const INK = { stroke: "#222222" };
const BOTTOM = PLOT.y + PLOT.height;

/** A labelled spectrogram as an SVG drawing: time in s to the right, mel bands in Hz upwards, dB as colour. */
export function spectrogramSvg(spectrogram: Spectrogram, labels: SpectrogramLabels): string {
  const png = spectrogramPng(spectrogram);
  const image = btoa(Array.from(png, (byte) => String.fromCharCode(byte)).join(""));
  return drawing(WIDTH, HEIGHT, labels.title, [
    text(PLOT.x, 22, labels.title, { "font-weight": "bold" }),
    element("image", {
      ...PLOT,
      preserveAspectRatio: "none",
      style: "image-rendering: pixelated",
      href: `data:image/png;base64,${image}`,
    }),
    ...timeAxis(spectrogram, labels),
    ...frequencyAxis(spectrogram, labels),
    ...colourBar(),
  ]);
}

function timeAxis({ frames }: Spectrogram, { hopLength, sampleRate }: SpectrogramLabels): string[] {
  const secondsPerFrame = hopLength / sampleRate;
  // Frame k is centred at k hops and is drawn from k to k + 1.
  const marks = timeTicks(-secondsPerFrame / 2, frames * secondsPerFrame, 10).flatMap(
    ({ position, label }) => {
      const x = PLOT.x + position * PLOT.width;
      return [
        element("line", { x1: x, x2: x, y1: BOTTOM, y2: BOTTOM + TICK, ...INK }),
        text(x, BOTTOM + 17, label, { "text-anchor": "middle" }),
      ];
    },
  );
  const middle = PLOT.x + PLOT.width / 2;
  return [...marks, text(middle, BOTTOM + 36, "time in s", { "text-anchor": "middle" })];
}

function frequencyAxis({ nMels }: Spectrogram, { sampleRate, fMin, fMax }: SpectrogramLabels): string[] {
  const axis = { nMels, fMin: fMin ?? 0, fMax: fMax ?? sampleRate / 2 };
  const marks = frequencyTicks(axis).flatMap(({ position, label }) => {
    const y = PLOT.y + (1 - position) * PLOT.height;
    return [
      element("line", { x1: PLOT.x - TICK, x2: PLOT.x, y1: y, y2: y, ...INK }),
      text(PLOT.x - TICK - 3, y + 4, label, { "text-anchor": "end" }),
    ];
  });
  const middle = PLOT.y + PLOT.height / 2;
  const upwards = { "text-anchor": "middle", transform: `rotate(-90 17 ${middle})` };
  return [...marks, text(17, middle, "frequency in Hz (mel scale)", upwards)];
}

function colourBar(): string[] {
  const stops = Array.from({ length: 11 }, (_, k) =>
    element("stop", { offset: `${10 * k}%`, "stop-color": `rgb(${magma(1 - k / 10).join()})` }),
  );
  const right = BAR.x + BAR.width;
  const marks = Array.from({ length: TOP_DB / BAR_STEP_DB + 1 }, (_, k) => {
    const y = BAR.y + (k * BAR_STEP_DB * BAR.height) / TOP_DB;
    return [
      element("line", { x1: right, x2: right + TICK, y1: y, y2: y, ...INK }),
      text(right + TICK + 3, y + 4, k === 0 ? "0 dB" : `-${k * BAR_STEP_DB}`),
    ];
  });
  return [
    element("linearGradient", { id: "dB", x1: 0, x2: 0, y1: 0, y2: 1 }, ...stops),
    element("rect", { ...BAR, fill: "url(#dB)" }),
    ...marks.flat(),
  ];
}
