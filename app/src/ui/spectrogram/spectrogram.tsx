import { magma } from "@idol/ml/drawing";
import { useEffect, useRef } from "react";
import type { Heard, Verdict } from "../../judge/verdict.ts";
import { drawAxes, frameOf } from "./axes.ts";
import { drawImage, prepareCanvas, setPixel } from "./canvas.ts";
import { drawAttention } from "./draw-attention.ts";

/** Range of a spectrogram in dB. */
const RANGE = 80;

/** The spectrogram that the judge heard, with what it attends to laid over it on request. */
export function Spectrogram({ verdict, attention }: { verdict: Verdict; attention: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { current } = canvas;
    if (current === null) return;
    const draw = () => paint(current, verdict, attention);
    const observer = new ResizeObserver(draw);
    observer.observe(current);
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", draw);
    return () => {
      observer.disconnect();
      scheme.removeEventListener("change", draw);
    };
  }, [verdict, attention]);
  const label = describe(verdict.heard, attention);
  return <canvas ref={canvas} className="spectrogram" role="img" aria-label={label} />;
}

function describe({ frames, secondsPerFrame }: Heard, attention: boolean): string {
  const seconds = ((frames - 1) * secondsPerFrame).toFixed(1);
  const what = `Spectrogram of ${seconds} seconds: time along, pitch from low to high upwards, loud is bright.`;
  return attention
    ? `${what} Laid over it: green raised the score, red with lines across lowered it; the reasons are below.`
    : what;
}

function paint(canvas: HTMLCanvasElement, verdict: Verdict, attention: boolean): void {
  const { context, width, height, ink } = prepareCanvas(canvas);
  if (width === 0) return;
  const frame = frameOf(width, height);
  const { heard } = verdict;
  drawAxes(context, frame, { ...heard, seconds: heard.frames * heard.secondsPerFrame, ink });
  drawImage(context, imageOf(heard, attention ? grey : magma), frame);
  if (attention) drawAttention(context, frame, verdict);
}

/** From black to a soft white: under the overlay nothing else is to have a colour. */
function grey(level: number): [number, number, number] {
  const bright = Math.round(20 + 220 * Math.min(1, Math.max(0, level)) ** 1.3);
  return [bright, bright, bright];
}

function imageOf(
  { bands, frames, db }: Heard,
  colour: (level: number) => readonly [number, number, number],
): ImageData {
  const image = new ImageData(frames, bands);
  for (let band = 0; band < bands; band++) {
    for (let at = 0; at < frames; at++) {
      setPixel(image, at, bands - 1 - band, colour(1 + db[band * frames + at]! / RANGE));
    }
  }
  return image;
}
