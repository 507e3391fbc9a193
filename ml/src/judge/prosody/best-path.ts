/**
 * The path with the most salience (Viterbi): in each frame it gains the salience of its candidate and pays `cost` for each
 * candidate that it moved, at most `reach` of them. Of equal paths the lower one.
 *
 * @param salience - `frames × candidates`
 * @returns the candidate in each frame
 */
export function bestPath(
  salience: Float64Array,
  candidates: number,
  cost: number,
  reach: number,
): Int32Array {
  const frames = salience.length / candidates;
  const from = new Int16Array(salience.length);
  let best = salience.slice(0, candidates);
  let next = new Float64Array(candidates);
  for (let frame = 1; frame < frames; frame++) {
    for (let k = 0; k < candidates; k++) {
      let most = Number.NEGATIVE_INFINITY;
      let source = k;
      const last = Math.min(candidates - 1, k + reach);
      for (let j = Math.max(0, k - reach); j <= last; j++) {
        const value = best[j]! - cost * Math.abs(j - k);
        if (value > most) {
          most = value;
          source = j;
        }
      }
      from[frame * candidates + k] = source;
      next[k] = most + salience[frame * candidates + k]!;
    }
    [best, next] = [next, best];
  }
  const path = new Int32Array(frames);
  path[frames - 1] = best.indexOf(Math.max(...best));
  for (let frame = frames - 1; frame > 0; frame--) path[frame - 1] = from[frame * candidates + path[frame]!]!;
  return path;
}
