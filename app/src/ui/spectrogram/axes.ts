import { frequencyTicks, timeTicks } from "@idol/ml/drawing";

/** Where a spectrogram lies on its canvas, in CSS pixels. */
export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What the axes say: seconds along, Hz on the mel scale upwards. */
export interface Axes {
  from: number;
  seconds: number;
  bands: number;
  fMin: number;
  fMax: number;
  ink: string;
}

/** Room for the labels. */
const MARGIN = { left: 46, right: 10, top: 8, bottom: 34 };
const MOST_SECONDS = 5;
const FONT = "12px system-ui, sans-serif";

/** The part of a canvas inside its axes. */
export function frameOf(width: number, height: number): Frame {
  return {
    left: MARGIN.left,
    top: MARGIN.top,
    width: width - MARGIN.left - MARGIN.right,
    height: height - MARGIN.top - MARGIN.bottom,
  };
}

/** Draws labelled axes around a frame. */
export function drawAxes(context: CanvasRenderingContext2D, frame: Frame, axes: Axes): void {
  const { left, top, width, height } = frame;
  const { from, seconds, bands, fMin, fMax, ink } = axes;
  Object.assign(context, { font: FONT, fillStyle: ink, strokeStyle: ink, lineWidth: 1 });
  Object.assign(context, { textBaseline: "middle", textAlign: "right" });
  for (const { position, label } of frequencyTicks({ nMels: bands, fMin, fMax })) {
    const y = top + height * (1 - position);
    tick(context, left - 4, y, left, y);
    context.fillText(label, left - 8, y);
  }
  Object.assign(context, { textBaseline: "top", textAlign: "center" });
  for (const { position, label } of timeTicks(from, seconds, MOST_SECONDS)) {
    const x = left + width * position;
    tick(context, x, top + height, x, top + height + 4);
    context.fillText(label, x, top + height + 7);
  }
  context.fillText("seconds", left + width / 2, top + height + 20);
  context.save();
  context.translate(8, top + height / 2);
  context.rotate(-Math.PI / 2);
  context.textBaseline = "middle";
  context.fillText("Hz", 0, 0);
  context.restore();
}

function tick(context: CanvasRenderingContext2D, x: number, y: number, toX: number, toY: number): void {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(toX, toY);
  context.stroke();
}
