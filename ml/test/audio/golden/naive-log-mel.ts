/** Ways to get librosa's definitions wrong. */
export const mutants = [
  "HTK's mel scale",
  "no Slaney norm",
  "a symmetric window",
  "reflected padding",
  "no padding",
  "magnitude for power",
  "a reference of 1",
] as const;
export type Mutant = (typeof mutants)[number];

/** The log-mel spectrogram from its definitions with a slow Fourier sum and the platform's functions, or a mutant of it. */
export function naiveLogMel(
  samples: Float64Array,
  sampleRate: number,
  nFft: number,
  hopLength: number,
  nMels: number,
  mutant?: Mutant,
): Float64Array {
  const padding = mutant === "no padding" ? 0 : nFft / 2;
  const frames = 1 + Math.floor((samples.length + 2 * padding - nFft) / hopLength);
  const window = Array.from({ length: nFft }, (_, n) => {
    const period = mutant === "a symmetric window" ? nFft - 1 : nFft;
    return 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / period);
  });
  const filters = naiveFilters(sampleRate, nFft, nMels, mutant);
  const mel = new Float64Array(nMels * frames);
  for (let frame = 0; frame < frames; frame++) {
    const power = naivePower(window.map((weight, n) => weight * sampleAt(frame * hopLength - padding + n)));
    const spectrum = mutant === "magnitude for power" ? power.map(Math.sqrt) : power;
    filters.forEach((filter, band) => {
      mel[band * frames + frame] = filter.reduce((sum, weight, k) => sum + weight * spectrum[k]!, 0);
    });
  }
  const reference = mutant === "a reference of 1" ? 1 : Math.max(...mel);
  const db = mel.map((value) => 10 * Math.log10(Math.max(1e-10, value) / reference));
  const loudest = Math.max(...db);
  return db.map((value) => Math.max(value, loudest - 80));

  function sampleAt(n: number): number {
    if (mutant !== "reflected padding") return samples[n] ?? 0;
    const last = samples.length - 1;
    return samples[last - Math.abs(last - Math.abs(n))]!;
  }
}

function naivePower(frame: number[]): number[] {
  return Array.from({ length: frame.length / 2 + 1 }, (_, k) => {
    let re = 0;
    let im = 0;
    frame.forEach((value, n) => {
      const angle = (2 * Math.PI * ((k * n) % frame.length)) / frame.length;
      re += value * Math.cos(angle);
      im += value * Math.sin(angle);
    });
    return re * re + im * im;
  });
}

function naiveFilters(sampleRate: number, nFft: number, nMels: number, mutant?: Mutant): number[][] {
  const htk = mutant === "HTK's mel scale";
  const toMel = htk ? htkMel : slaneyMel;
  const toHz = htk ? htkHz : slaneyHz;
  const top = toMel(sampleRate / 2);
  const corners = Array.from({ length: nMels + 2 }, (_, k) => toHz((top * k) / (nMels + 1)));
  return Array.from({ length: nMels }, (_, band) => {
    const [low = 0, peak = 0, high = 0] = corners.slice(band, band + 3);
    const norm = mutant === "no Slaney norm" ? 1 : 2 / (high - low);
    return Array.from({ length: nFft / 2 + 1 }, (_, k) => {
      const hz = (k * sampleRate) / nFft;
      return norm * Math.max(0, Math.min((hz - low) / (peak - low), (high - hz) / (high - peak)));
    });
  });
}

const slaneyMel = (hz: number) =>
  hz < 1000 ? (3 * hz) / 200 : 15 + (27 * Math.log(hz / 1000)) / Math.log(6.4);
const slaneyHz = (mel: number) => (mel < 15 ? (200 * mel) / 3 : 1000 * 6.4 ** ((mel - 15) / 27));
const htkMel = (hz: number) => 2595 * Math.log10(1 + hz / 700);
const htkHz = (mel: number) => 700 * (10 ** (mel / 2595) - 1);
