/** Frames without voice that part two phrases: 0.23 s at the default hop. */
const PAUSE = 10;
/** Frames around a phrase that belong to it. */
const MARGIN = 3;
/** From this weight on a frame is voice. */
export const VOICED = 0.2;
/** Weight that a phrase has at least, in frames: what is shorter is a click, a cough or an echo. */
const LEAST = 15;

/** Frames [from, to). */
export interface Phrase {
  from: number;
  to: number;
}

/**
 * The stretch of voice between pauses that `merit` prefers, so that it is the same whatever stands before or after it: silence, a click,
 * another sentence, itself once more. All frames where no phrase is long enough.
 *
 * @param weight - how much each frame is voice
 */
export function bestPhrase(weight: Float64Array, merit: (phrase: Phrase) => number): Phrase {
  let best: { phrase: Phrase; merit: number } | undefined;
  for (const phrase of phrasesOf(weight)) {
    let total = 0;
    for (let frame = phrase.from; frame < phrase.to; frame++) total += weight[frame]!;
    if (total < LEAST) continue;
    const value = merit(phrase);
    if (best === undefined || value > best.merit) best = { phrase, merit: value };
  }
  return best?.phrase ?? { from: 0, to: weight.length };
}

function phrasesOf(weight: Float64Array): Phrase[] {
  const phrases: Phrase[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let frame = 0; frame < weight.length; frame++) {
    if (weight[frame]! <= VOICED) continue;
    if (frame - last > PAUSE) phrases.push({ from: Math.max(0, frame - MARGIN), to: 0 });
    phrases.at(-1)!.to = Math.min(weight.length, frame + 1 + MARGIN);
    last = frame;
  }
  return phrases;
}
