import { CodedError, ensureError } from "@idol/ezkl/errors";
import { PageError } from "../errors.ts";
import tapUrl from "./tap.worklet.ts?worker&url";

/** An open microphone. */
export interface Microphone {
  sampleRate: number;
  /** For the level and the picture while it is heard. */
  analyser: AnalyserNode;
  /** The next `seconds` of sound, fewer if `stop` is called before. Rejects where no sound comes. */
  record(seconds: number, onSample: (share: number) => void): Promise<Float32Array>;
  /** Ends a recording early. */
  stop(): void;
  /** Lets go of the microphone. */
  close(): void;
}

/** How long starting to record may take, and how long a microphone may send nothing. */
const PATIENCE_MILLISECONDS = 6000;

/** The voice as it is: what phones do to calls would change its score. */
const UNTOUCHED: MediaTrackConstraints = {
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
  channelCount: 1,
};

/**
 * Asks for the microphone, until it is given up.
 *
 * @throws PageError `MICROPHONE_UNAVAILABLE` saying why, `CANCELLED`
 */
export async function openMicrophone(signal: AbortSignal): Promise<Microphone> {
  if (navigator.mediaDevices === undefined) {
    throw unavailable(
      "This page may not use the microphone, because it was not loaded over https or from this computer.",
      "Open it by its https address, or drop a recording instead.",
    );
  }
  let stream: MediaStream;
  try {
    stream = await untilAborted(askForStream(signal), signal);
  } catch (thrown) {
    if (signal.aborted) throw cancelled();
    throw explain(ensureError(thrown));
  }
  const context = new AudioContext();
  const close = () => {
    for (const track of stream.getTracks()) track.stop();
    void context.close().catch(() => {});
  };
  try {
    await untilAborted(startSound(context), signal);
  } catch (thrown) {
    close();
    if (signal.aborted) throw cancelled();
    if (thrown instanceof CodedError) throw thrown;
    throw unavailable("The browser cannot record sound on this page.", "Drop a recording instead.", thrown);
  }
  const source = context.createMediaStreamSource(stream);
  const analyser = new AnalyserNode(context, { fftSize: 2048, smoothingTimeConstant: 0 });
  const tap = new AudioWorkletNode(context, "idol-tap", { channelCount: 1, channelCountMode: "explicit" });
  const mute = new GainNode(context, { gain: 0 });
  // A port keeps what nobody takes: without this, a recording would begin with the count-in.
  tap.port.onmessage = ignore;
  // Only what leads to the speakers is computed; nothing of it is heard.
  source.connect(analyser).connect(tap).connect(mute).connect(context.destination);
  let stop = () => {};
  return {
    sampleRate: context.sampleRate,
    analyser,
    record: (seconds, onSample) =>
      collect(tap.port, Math.round(seconds * context.sampleRate), onSample, (each) => {
        stop = each;
      }),
    stop: () => stop(),
    close,
  };
}

function ignore(): void {}

/** A microphone that is allowed after its user gave up is let go of at once. */
async function askForStream(signal: AbortSignal): Promise<MediaStream> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: UNTOUCHED });
  if (signal.aborted) for (const track of stream.getTracks()) track.stop();
  return stream;
}

/** Without an audio output, Firefox's sound system never starts and never says so. */
async function startSound(context: AudioContext): Promise<void> {
  await context.audioWorklet.addModule(tapUrl);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(silent()), PATIENCE_MILLISECONDS);
  });
  await Promise.race([context.resume(), late]).finally(() => clearTimeout(timer));
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(cancelled()), { once: true });
  });
  return Promise.race([work, aborted]);
}

function cancelled(): CodedError {
  return new PageError("CANCELLED", "Recording was cancelled.", "Press the button again when you want to.");
}

function silent(): CodedError {
  return unavailable(
    "The browser's sound system does not start.",
    "Some browsers cannot record without loudspeakers or headphones: connect some and try again, or drop a recording instead.",
  );
}

function collect(
  port: MessagePort,
  wanted: number,
  onSample: (share: number) => void,
  onStop: (stop: () => void) => void,
): Promise<Float32Array> {
  const samples = new Float32Array(wanted);
  let at = 0;
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        port.onmessage = ignore;
        reject(silent());
      }, PATIENCE_MILLISECONDS);
    };
    wait();
    const finish = () => {
      clearTimeout(timer);
      port.onmessage = ignore;
      resolve(samples.subarray(0, at));
    };
    onStop(finish);
    port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
      wait();
      const block = data.subarray(0, wanted - at);
      samples.set(block, at);
      at += block.length;
      onSample(at / wanted);
      if (at === wanted) finish();
    };
  });
}

function explain(cause: Error): CodedError {
  switch (cause.name) {
    case "NotAllowedError":
    case "SecurityError":
      return unavailable(
        "The microphone was not allowed.",
        "Allow it in the browser's address bar and try again, or drop a recording instead.",
        cause,
      );
    case "NotFoundError":
    case "OverconstrainedError":
      return unavailable(
        "There is no microphone.",
        "Plug one in and try again, or drop a recording instead.",
        cause,
      );
    default:
      return unavailable(
        `The microphone could not be opened: ${cause.message || cause.name}.`,
        "Close other programs that use it and try again, or drop a recording instead.",
        cause,
      );
  }
}

function unavailable(message: string, remedy: string, cause?: unknown): CodedError {
  return new PageError("MICROPHONE_UNAVAILABLE", message, remedy, { cause });
}
