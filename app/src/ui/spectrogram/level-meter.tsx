import { useEffect, useRef } from "react";

const FLOOR_DB = -60;

/** How loud the microphone is, as a bar that is drawn without React's help. */
export function LevelMeter({ analyser }: { analyser: AnalyserNode }) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const samples = new Float32Array(analyser.fftSize);
    let request = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(request);

    function draw(): void {
      request = requestAnimationFrame(draw);
      analyser.getFloatTimeDomainData(samples);
      const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-6);
      const share = Math.max(0, 1 - (20 * Math.log10(peak)) / FLOOR_DB);
      bar.current?.style.setProperty("--level", share.toFixed(3));
    }
  }, [analyser]);
  return (
    <div className="level" aria-hidden="true">
      <div ref={bar} className="level-bar" />
    </div>
  );
}
