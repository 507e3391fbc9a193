/** Seeded damage to files: the same seed makes the same mutants on every machine. */

/** A random number generator: whole numbers from 0 to `below` - 1. */
export type Random = (below: number) => number;

/** xorshift32 (Marsaglia, Xorshift RNGs, 2003), good enough to choose where to break a file. */
export function seeded(seed: number): Random {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Numbers that break size arithmetic more often than random ones do. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffff8, 0xffffffff];

/** Between one and four damages: flipped bits, overwritten words, stretches cut out, doubled or zeroed, the end cut off. */
export function mutateBytes(original: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  let bytes = Uint8Array.from(original);
  for (let times = 1 + random(4); times > 0; times--) bytes = damage(bytes, random);
  return bytes;
}

function damage(bytes: Uint8Array<ArrayBuffer>, random: Random): Uint8Array<ArrayBuffer> {
  if (bytes.length < 8) return Uint8Array.of(...bytes, random(256));
  const at = random(bytes.length - 4);
  // Short stretches mostly, some as long as the file.
  const length = 1 + random(random(8) === 0 ? bytes.length : 16);
  switch (random(6)) {
    case 0:
      bytes[at]! ^= 1 << random(8);
      return bytes;
    case 1:
      new DataView(bytes.buffer).setUint32(at, EDGES[random(EDGES.length)]!, random(2) === 0);
      return bytes;
    case 2:
      return concat(bytes.subarray(0, at), bytes.subarray(at + length));
    case 3:
      return concat(bytes.subarray(0, at + length), bytes.subarray(at));
    case 4:
      return bytes.fill(random(2) * 0xff, at, at + length);
    default:
      return bytes.slice(0, at);
  }
}

function concat(head: Uint8Array, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(head.length + tail.length);
  whole.set(head);
  whole.set(tail, head.length);
  return whole;
}

/** What stands in the place of a value: other types, sizes that overflow, and names that JavaScript's objects have anyway. */
const STRANGERS: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.5,
  1e308,
  -0,
  2 ** 53,
  "",
  "0x",
  "__proto__",
  `0x${"f".repeat(64)}`,
  "9".repeat(400),
  [],
  [[]],
  [null],
  {},
  { length: 4294967295 },
  { toString: null },
];

/** A JSON text with one to three of its values replaced, removed, doubled, nested deeper or given a neighbour. */
export function mutateJson(text: string, random: Random): string {
  const root = { value: JSON.parse(text) as unknown };
  for (let times = 1 + random(3); times > 0; times--) damageValue(root, "value", random);
  return JSON.stringify(root.value) ?? "";
}

type Holder = Record<string, unknown>;

/** Walks down a random path and damages what it comes to. */
function damageValue(holder: Holder, key: string, random: Random): void {
  const value = holder[key];
  const inner = typeof value === "object" && value !== null ? (value as Holder) : undefined;
  const keys = Object.keys(inner ?? {});
  if (inner !== undefined && keys.length > 0 && random(6) > 0) {
    damageValue(inner, keys[random(keys.length)]!, random);
    return;
  }
  switch (random(6)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      return;
    case 1:
      if (Array.isArray(holder)) holder.push(structuredClone(value));
      else holder[`${key}2`] = value;
      return;
    case 2:
      holder[key] = [value];
      return;
    case 3:
      holder[key] = typeof value === "string" ? editText(value, random) : (JSON.stringify(value) ?? "");
      return;
    case 4:
      holder[key] = typeof value === "number" ? (random(2) === 0 ? -value : value * 1e300) : value;
      return;
    default:
      // A copy: the next damage may hit it.
      holder[key] = structuredClone(STRANGERS[random(STRANGERS.length)]);
  }
}

function editText(text: string, random: Random): string {
  const at = random(text.length + 1);
  return text.slice(0, at) + String.fromCharCode(random(0x250)) + text.slice(at + random(3));
}

/** Half of the mutants of a JSON text are damaged as values, half as bytes. */
export function mutateJsonText(text: string, random: Random): string {
  if (random(2) === 0) return mutateJson(text, random);
  return new TextDecoder().decode(mutateBytes(new TextEncoder().encode(text), random));
}
