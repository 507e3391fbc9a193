import { useEffect, useMemo, useRef, useState } from "react";
import { useObjectUrl } from "../use.ts";
import { waveformOf } from "./peaks.ts";

const BARS = 72;

/** A recording to listen to: its waveform, a button, and a place to go on from. */
export function Player({ bytes, label }: { bytes: Uint8Array; label: string }) {
  const url = useObjectUrl(bytes, "audio/wav");
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [failed, setFailed] = useState(false);
  const [at, setAt] = useState(0);
  const waveform = useMemo(() => waveformOf(bytes, BARS), [bytes]);
  const [seconds, setSeconds] = useState(waveform?.seconds ?? 0);
  useEffect(() => {
    if (!playing) return;
    // The element itself tells its time four times a second only.
    let request = requestAnimationFrame(follow);
    return () => cancelAnimationFrame(request);

    function follow(): void {
      request = requestAnimationFrame(follow);
      setAt(audio.current?.currentTime ?? 0);
    }
  }, [playing]);
  const toggle = () => {
    const { current } = audio;
    if (current === null) return;
    if (playing) current.pause();
    else current.play().catch((thrown: unknown) => setFailed((thrown as Error).name !== "AbortError"));
  };
  const seek = (to: number) => {
    if (audio.current !== null) audio.current.currentTime = to;
    setAt(to);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div className="player" role="group" aria-label={label}>
      <audio
        ref={audio}
        src={url}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onLoadedMetadata={({ currentTarget: { duration } }) => {
          if (Number.isFinite(duration)) setSeconds(duration);
        }}
      >
        <track kind="captions" />
      </audio>
      <button type="button" className="play" aria-label={playing ? "Pause" : "Play"} onClick={toggle}>
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
          {playing ? <path d="M7 5h4v14H7zM13 5h4v14h-4z" /> : <path d="M8 5v14l11-7z" />}
        </svg>
      </button>
      <div className="track">
        <Bars peaks={waveform?.peaks ?? []} share={seconds > 0 ? at / seconds : 0} />
        <input
          type="range"
          min="0"
          max={seconds || 1}
          step="0.01"
          value={Math.min(at, seconds)}
          aria-label="Place in the recording"
          aria-valuetext={`${at.toFixed(1)} of ${seconds.toFixed(1)} seconds`}
          onChange={(event) => seek(Number(event.target.value))}
        />
      </div>
      <span className="time" aria-hidden="true">
        {at.toFixed(1)} / {seconds.toFixed(1)} s
      </span>
      {failed && (
        <p role="status">Your browser could not play it here. Save the file, and play it elsewhere.</p>
      )}
    </div>
  );
}

/** The waveform, bright as far as it was heard. */
function Bars({ peaks, share }: { peaks: number[]; share: number }) {
  const loudest = Math.max(0.02, ...peaks);
  return (
    <svg viewBox={`0 0 ${BARS * 4} 40`} preserveAspectRatio="none" aria-hidden="true">
      {peaks.map((peak, index) => {
        const height = 3 + 35 * (peak / loudest) ** 0.7;
        const heard = index / BARS < share;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            key={index}
            data-heard={heard}
            x={index * 4 + 0.7}
            y={20 - height / 2}
            width="2.6"
            height={height}
            rx="1.3"
          />
        );
      })}
    </svg>
  );
}
