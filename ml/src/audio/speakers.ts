/** SPEAKER_LOW_FREQUENCY, and the speakers before it in a channel mask. */
const LOW_FREQUENCY = 8;
const BEFORE = 7;

/** Channels that players take for 5.1, 6.1 or 7.1 where nothing says otherwise; the fourth is the low-frequency one. */
const SURROUND = [6, 7, 8];

/**
 * The channel for low frequencies, which most players leave out when they mix for two ears.
 *
 * @param mask speakers of the channels, as WAVE_FORMAT_EXTENSIBLE has them
 */
export function lowFrequencyChannel(channels: number, mask = 0): { lowFrequency?: number } {
  if (bitsIn(mask) === channels) {
    return (mask & LOW_FREQUENCY) === 0 ? {} : { lowFrequency: bitsIn(mask & BEFORE) };
  }
  return SURROUND.includes(channels) ? { lowFrequency: 3 } : {};
}

function bitsIn(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest >>>= 1) count += rest & 1;
  return count;
}
