/** What a dying thread of a pool says on the alarm channel. */
export interface Alarm {
  message: string;
  /** What it last wrote to the console: a panic's message. */
  said: string;
}

/** Tells the host that a thread dies, past the engine's worker, which blocks while it waits for it. */
export function raiseAlarm(name: string, alarm: Alarm): void {
  const channel = new BroadcastChannel(name);
  channel.postMessage(alarm);
  channel.close();
}
