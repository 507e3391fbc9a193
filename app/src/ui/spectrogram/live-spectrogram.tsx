import { melFilterbank } from "@idol/ml/audio";
import { magma } from "@idol/ml/drawing";
import { useEffect, useRef } from "react";
import { drawAxes, frameOf } from "./axes.ts";
import { prepareCanvas } from "./canvas.ts";

const BANDS = 64;
const F_MAX = 11_025;
/** The picture's range in dB, and what is as bright as can be. */
const RANGE = 70;
const LOUDEST = -20;

interface LiveSpectrogramProps {
  analyser: AnalyserNode;
  /** Width of the picture. */
  seconds: number;
  /** How much has been recorded, 0 to 1. */
  share: () => number;
}

/** The spectrogram of the microphone while it is heard. */
export function LiveSpectrogram({ analyser, seconds, share }: LiveSpectrogramProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current === null) return;
    return follow(canvas.current, { analyser, seconds, share });
  }, [analyser, seconds, share]);
  return (
    <canvas ref={canvas} className="spectrogram" role="img" aria-label="Spectrogram, drawn as you sing" />
  );
}

/** Draws column after column, until the function that it returns is called. */
function follow(canvas: HTMLCanvasElement, { analyser, seconds, share }: LiveSpectrogramProps): () => void {
  const { context, width, height, ink } = prepareCanvas(canvas);
  const frame = frameOf(width, height);
  const { sampleRate } = analyser.context;
  const fMax = Math.min(F_MAX, sampleRate / 2);
  drawAxes(context, frame, { from: 0, seconds, bands: BANDS, fMin: 0, fMax, ink });
  context.fillStyle = `rgb(${magma(0).join()})`;
  context.fillRect(frame.left, frame.top, frame.width, frame.height);
  const filters = melFilterbank({ sampleRate, nFft: analyser.fftSize, nMels: BANDS, fMin: 0, fMax });
  const spectrum = new Float32Array(analyser.frequencyBinCount);
  const bandHeight = frame.height / BANDS;
  let drawn = 0;
  let request = requestAnimationFrame(draw);
  return () => cancelAnimationFrame(request);

  function draw(): void {
    request = requestAnimationFrame(draw);
    const now = share();
    if (now <= drawn) return;
    analyser.getFloatFrequencyData(spectrum);
    const left = frame.left + drawn * frame.width;
    const columnWidth = (now - drawn) * frame.width + 1;
    for (const [band, { first, weights }] of filters.entries()) {
      const level = (loudness(spectrum, first, weights) - LOUDEST + RANGE) / RANGE;
      context.fillStyle = `rgb(${magma(level).join()})`;
      const top = frame.top + frame.height - (band + 1) * bandHeight;
      context.fillRect(left, top, Math.min(columnWidth, frame.left + frame.width - left), bandHeight + 0.5);
    }
    drawn = now;
  }
}

/** dB of what passes a filter. */
function loudness(spectrum: Float32Array, first: number, weights: Float64Array): number {
  let power = 0;
  let total = 0;
  for (const [k, weight] of weights.entries()) {
    power += weight * 10 ** ((spectrum[first + k] ?? -200) / 10);
    total += weight;
  }
  return 10 * Math.log10(power / (total || 1) + 1e-12);
}
