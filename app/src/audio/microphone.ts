import { type CodedError, ensureError } from "@idol/ezkl/errors";
import { PageError } from "../errors.ts";
import tapUrl from "./tap.worklet.ts?worker&url";

/** An open microphone. */
export interface Microphone {
  sampleRate: number;
  /** For the level and the picture while it is heard. */
  analyser: AnalyserNode;
  /** The next `seconds` of sound, fewer if `stop` is called before. */
  record(seconds: number, onSample: (share: number) => void): Promise<Float32Array>;
  /** Ends a recording early. */
  stop(): void;
  /** Lets go of the microphone. */
  close(): void;
}

/** The voice as it is: what phones do to calls would change its score. */
const UNTOUCHED: MediaTrackConstraints = {
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
  channelCount: 1,
};

/**
 * Asks for the microphone.
 *
 * @throws PageError `MICROPHONE_UNAVAILABLE` saying why
 */
export async function openMicrophone(): Promise<Microphone> {
  if (navigator.mediaDevices === undefined) {
    throw unavailable(
      "This page may not use the microphone, because it was not loaded over https or from this computer.",
      "Open it by its https address, or drop a recording instead.",
    );
  }
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: UNTOUCHED });
  } catch (thrown) {
    throw explain(ensureError(thrown));
  }
  const context = new AudioContext();
  const close = () => {
    for (const track of stream.getTracks()) track.stop();
    void context.close().catch(() => {});
  };
  try {
    await context.audioWorklet.addModule(tapUrl);
    await context.resume();
  } catch (thrown) {
    close();
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

function collect(
  port: MessagePort,
  wanted: number,
  onSample: (share: number) => void,
  onStop: (stop: () => void) => void,
): Promise<Float32Array> {
  const samples = new Float32Array(wanted);
  let at = 0;
  return new Promise((resolve) => {
    const finish = () => {
      port.onmessage = ignore;
      resolve(samples.subarray(0, at));
    };
    onStop(finish);
    port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
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
