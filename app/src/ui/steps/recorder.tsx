import { useCallback, useEffect, useRef, useState } from "react";
import { type Microphone, openMicrophone } from "../../audio/microphone.ts";
import { isCancelled, toFailure } from "../../failure.ts";
import { present } from "../../session/sing.ts";
import { setError } from "../../session/state.ts";
import { LevelMeter } from "../spectrogram/level-meter.tsx";
import { LiveSpectrogram } from "../spectrogram/live-spectrogram.tsx";

/** Seconds that are recorded: what the default judge listens to. */
const SECONDS = 3;
const COUNT_IN = [3, 2, 1];
const BEAT_MILLISECONDS = 700;

type Phase = { is: "idle" | "asking" } | { is: "counting"; beat: number } | { is: "singing" };

/** The big button: microphone, count-in, three seconds, done. */
export function Recorder({ onBusy }: { onBusy: (busy: boolean) => void }) {
  const [phase, setPhase] = useState<Phase>({ is: "idle" });
  const [microphone, setMicrophone] = useState<Microphone>();
  const whole = useRef<HTMLDivElement>(null);
  const share = useRef(0);
  const abort = useRef<AbortController>(undefined);
  const readShare = useCallback(() => share.current, []);

  useEffect(() => () => microphone?.close(), [microphone]);

  useEffect(() => {
    // On a small screen picture and buttons would be below its edge, just when they are wanted.
    if (phase.is === "counting" || phase.is === "singing")
      whole.current?.scrollIntoView({ block: "nearest" });
  }, [phase.is]);

  const sing = async () => {
    abort.current = new AbortController();
    const { signal } = abort.current;
    share.current = 0;
    setError("sing", undefined);
    setPhase({ is: "asking" });
    onBusy(true);
    try {
      // Before anything is recorded: it must not be lost because its file cannot be written.
      const { encodeWav, makeTake } = await import("../../audio/encode.ts");
      const open = await openMicrophone(signal);
      setMicrophone(open);
      for (const beat of COUNT_IN) {
        setPhase({ is: "counting", beat });
        await new Promise((resolve) => setTimeout(resolve, BEAT_MILLISECONDS));
        if (signal.aborted) return;
      }
      setPhase({ is: "singing" });
      const samples = await open.record(SECONDS, (now) => {
        share.current = now;
      });
      if (signal.aborted) return;
      const wav = encodeWav(samples, open.sampleRate);
      void present(makeTake(`idol-${stamp()}.wav`, "recorded", wav));
    } catch (thrown) {
      if (!isCancelled(thrown)) setError("sing", toFailure(thrown));
    } finally {
      setMicrophone(undefined);
      setPhase({ is: "idle" });
      onBusy(false);
    }
  };
  const giveUp = () => {
    abort.current?.abort();
    microphone?.stop();
  };

  return (
    <div ref={whole} className="recorder" data-phase={phase.is}>
      <p className="announce" role="status">
        {announcement(phase)}
      </p>
      {phase.is === "idle" && (
        <button type="button" className="sing" onClick={() => void sing()}>
          <Mic />
          <span>Sing</span>
        </button>
      )}
      {phase.is === "asking" && <p className="muted">Your browser asks you for the microphone.</p>}
      {phase.is === "counting" && (
        <p className="beat" key={phase.beat} aria-hidden="true">
          {phase.beat}
        </p>
      )}
      {microphone && phase.is !== "asking" && <LevelMeter analyser={microphone.analyser} />}
      {microphone && phase.is === "singing" && (
        <LiveSpectrogram analyser={microphone.analyser} seconds={SECONDS} share={readShare} />
      )}
      {phase.is === "idle" && (
        <p className="muted">Three seconds. Sound surprised: a gasp, a leap, a “what?!”</p>
      )}
      <p className="row centre">
        {phase.is === "singing" && (
          <button type="button" onClick={() => microphone?.stop()}>
            Done
          </button>
        )}
        {phase.is !== "idle" && (
          <button type="button" className="quiet" onClick={giveUp}>
            Cancel
          </button>
        )}
      </p>
    </div>
  );
}

function announcement(phase: Phase): string {
  switch (phase.is) {
    case "counting":
      return `${phase.beat}`;
    case "singing":
      return "Sing now!";
    default:
      return "";
  }
}

function stamp(): string {
  return new Date().toISOString().slice(0, 19).replaceAll(":", "-");
}

function Mic() {
  return (
    <svg viewBox="0 0 24 24" width="40" height="40" aria-hidden="true">
      <rect x="9" y="2" width="6" height="12" rx="3" fill="currentColor" />
      <path
        d="M5 11a7 7 0 0 0 14 0M12 18v4M8 22h8"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}
