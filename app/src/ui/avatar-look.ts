/** Bars of the picture; the outer ones mirror each other. */
const BARS = 7;

/** What an address looks like, always the same: so that two of them are told apart at a glance. It proves nothing. */
export interface AvatarLook {
  /** Degrees around the colour circle. */
  hue: number;
  hue2: number;
  /** Heights of the bars, 1 to 8. */
  heights: number[];
}

/** The look of an address, from its own bytes. */
export function lookOf(address: string): AvatarLook {
  const byte = (index: number) => Number.parseInt(address.slice(2 + 2 * index, 4 + 2 * index), 16) || 0;
  const half = Array.from(
    { length: (BARS + 1) / 2 },
    (_, index) => 1 + ((byte(4 + index) ^ byte(12 + index)) % 8),
  );
  const hue = Math.round(((byte(0) * 256 + byte(1)) / 65_536) * 360);
  return {
    hue,
    hue2: (hue + 40 + (byte(2) % 100)) % 360,
    heights: [...half, ...half.slice(0, -1).reverse()],
  };
}
