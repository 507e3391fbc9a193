/** A decoded recording, mixed down to one channel. */
export interface Recording {
  /** Samples per second. */
  sampleRate: number;
  /** Channels of the file before mixing. */
  channels: number;
  /** Mean of the channels, one value per sample frame; integer PCM lies in [-1, 1). */
  samples: Float64Array;
}
