import { cosPi } from "./maths.ts";
import { createRealFft } from "./real-fft.ts";

/** Number of frames of a centred transform: `1 + floor(length / hopLength)`, as `librosa.stft` counts them. */
export function frameCount(length: number, hopLength: number): number {
  return 1 + Math.floor(length / hopLength);
}

/** A periodic Hann window (`scipy.signal.get_window("hann", n)`): one period of n + 1 points without the last. */
export function hannWindow(length: number): Float64Array {
  return Float64Array.from({ length }, (_, n) => 0.5 - 0.5 * cosPi((2 * n) / length));
}

/** Computes power spectra of centred, zero-padded frames; built once per frame length. */
export interface Stft {
  nFft: number;
  /**
   * Calls `visit(frame, power)` for each frame of the signal, `power` being |X|² at nFft / 2 + 1 frequencies. The array is
   * reused between calls. As `librosa.stft(center=True, pad_mode="constant", window="hann")`.
   */
  powerFrames(
    samples: Float64Array,
    hopLength: number,
    visit: (frame: number, power: Float64Array) => void,
  ): void;
}

/** @param nFft frame length, a power of two of at least 2 */
export function createStft(nFft: number): Stft {
  const window = hannWindow(nFft);
  const fft = createRealFft(nFft);
  const frameSamples = new Float64Array(nFft);
  const power = new Float64Array(nFft / 2 + 1);

  return {
    nFft,
    powerFrames(samples, hopLength, visit) {
      const frames = frameCount(samples.length, hopLength);
      for (let frame = 0; frame < frames; frame++) {
        const start = frame * hopLength - nFft / 2;
        for (let n = 0; n < nFft; n++) {
          const at = start + n;
          frameSamples[n] = at >= 0 && at < samples.length ? samples[at]! * window[n]! : 0;
        }
        fft.powerSpectrum(frameSamples, power);
        visit(frame, power);
      }
    },
  };
}
