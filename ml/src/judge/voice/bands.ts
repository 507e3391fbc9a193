import type { HeardVoice } from "./heard-voice.ts";

/** Edges of the band groups, in bands of 128. */
const GROUPS = [2, 14, 26, 40, 60, 82, 107, 128];
/** Flux is told apart below and above this band. */
const FLUX_EDGE = 40;

/** Mean level of a group of bands, frame by frame. */
export function bandLevel({ db, bands, pitch }: HeardVoice, group: number): Float64Array {
  const from = GROUPS[group]!;
  const to = GROUPS[group + 1]!;
  return pitch.map((_, frame) => {
    let sum = 0;
    for (let band = from; band < to; band++) sum += db[frame * bands + band]!;
    return sum / (to - from);
  });
}

/** Mean change of the low or the high bands since the frame before. */
export function flux({ db, bands, pitch }: HeardVoice, which: "low" | "high"): Float64Array {
  const [from, to] = which === "low" ? [GROUPS[0]!, FLUX_EDGE] : [FLUX_EDGE, bands];
  return pitch.map((_, frame) => {
    if (frame === 0) return 0;
    let sum = 0;
    for (let band = from; band < to; band++) {
      sum += Math.abs(db[frame * bands + band]! - db[(frame - 1) * bands + band]!);
    }
    return sum / (to - from);
  });
}
