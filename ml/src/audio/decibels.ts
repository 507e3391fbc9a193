import { log10 } from "./maths.ts";

/** Power below this is taken as this. */
const MIN_POWER = 1e-10;
/** Range below the loudest value that is kept, in dB; what is quieter is the floor. */
export const TOP_DB = 80;

/** Power to dB below the loudest value: `librosa.power_to_db(ref=np.max, amin=1e-10, top_db=80)`, so in [-80, 0]. */
export function powerToDb(power: Float64Array): Float64Array {
  let loudest = MIN_POWER;
  for (const value of power) loudest = Math.max(loudest, value);
  const reference = 10 * log10(loudest);
  return power.map((value) => Math.max(-TOP_DB, 10 * log10(Math.max(value, MIN_POWER)) - reference));
}
