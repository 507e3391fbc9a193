/**
 * A seeded source of random numbers (xoshiro128**, Blackman and Vigna 2018, seeded by splitmix32): the same seed gives the
 * same numbers on every machine. 0 is a seed like any other.
 */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in {0 … below − 1}. */
  int(below: number): number;
  /** Uniform in [from, to). */
  between(from: number, to: number): number;
  /** Mean 0, deviation 1: the sum of twelve uniform numbers less 6, so no transcendental function is asked. */
  normal(): number;
}

export function makeRandom(seed: number): Random {
  let mix = seed | 0;
  const splitmix = (): number => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return z ^ (z >>> 16);
  };
  let a = splitmix();
  let b = splitmix();
  let c = splitmix();
  let d = splitmix();
  const next = (): number => {
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9);
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return (result >>> 0) / 4294967296;
  };
  return {
    next,
    int: (below) => Math.floor(next() * below),
    between: (from, to) => from + (to - from) * next(),
    normal: () => {
      let sum = -6;
      for (let i = 0; i < 12; i++) sum += next();
      return sum;
    },
  };
}

/** Puts the list into a random order, in place (Fisher and Yates). */
export function shuffle(list: Int32Array, random: Random): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = random.int(i + 1);
    const kept = list[i]!;
    list[i] = list[j]!;
    list[j] = kept;
  }
}
