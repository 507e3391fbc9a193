import { encode } from "fast-png";
import { TOP_DB } from "../decibels.ts";
import type { Spectrogram } from "../log-mel.ts";
import { magma } from "./colour-map.ts";

/** The colour map in as many steps as the eye tells apart, made once. */
const SHADES = Array.from({ length: 256 }, (_, k) => magma(k / 255));

/** A spectrogram as a PNG file without labels: one pixel for each value, time to the right, the lowest band at the bottom. */
export function spectrogramPng({ nMels, frames, db }: Spectrogram): Uint8Array {
  const data = new Uint8Array(3 * nMels * frames);
  for (let band = 0; band < nMels; band++) {
    for (let frame = 0; frame < frames; frame++) {
      const shade = SHADES[shadeOf(db[band * frames + frame]!)]!;
      data.set(shade, 3 * ((nMels - 1 - band) * frames + frame));
    }
  }
  return encode({ width: frames, height: nMels, data, channels: 3, depth: 8 });
}

/** Index of a value's colour in {@link SHADES}. */
function shadeOf(db: number): number {
  return Math.min(SHADES.length - 1, Math.max(0, Math.round((1 + db / TOP_DB) * (SHADES.length - 1))));
}
