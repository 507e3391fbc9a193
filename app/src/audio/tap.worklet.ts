/** Sends every block of the microphone's samples to the page. Runs on the audio thread. */

declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: typeof AudioWorkletProcessor): void;

class Tap extends AudioWorkletProcessor {
  process([input]: Float32Array[][]): boolean {
    const channel = input?.[0];
    // The browser uses the block again: what is sent is a copy.
    if (channel !== undefined) this.port.postMessage(channel.slice());
    return true;
  }
}

registerProcessor("idol-tap", Tap);
