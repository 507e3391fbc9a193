import type { Frame } from "./axes.ts";

/** A canvas made ready for drawing in CSS pixels at the screen's own resolution. */
export interface Prepared {
  context: CanvasRenderingContext2D;
  /** In CSS pixels. */
  width: number;
  height: number;
  /** The page's colour of text there. */
  ink: string;
}

/** Makes a canvas ready, and empty. */
export function prepareCanvas(canvas: HTMLCanvasElement): Prepared {
  const { width, height } = canvas.getBoundingClientRect();
  const scale = devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d")!;
  context.scale(scale, scale);
  return { context, width, height, ink: getComputedStyle(canvas).color };
}

/** Fills one pixel of an image. */
export function setPixel(
  image: ImageData,
  x: number,
  y: number,
  rgb: readonly [number, number, number],
): void {
  image.data.set([...rgb, 255], 4 * (y * image.width + x));
}

/** Draws an image over a frame. */
export function drawImage(context: CanvasRenderingContext2D, image: ImageData, frame: Frame): void {
  const small = new OffscreenCanvas(image.width, image.height);
  small.getContext("2d")!.putImageData(image, 0, 0);
  context.drawImage(small, frame.left, frame.top, frame.width, frame.height);
}
