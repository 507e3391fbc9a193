const KEPT_CHARACTERS = 2_000;

/** Keeps everything that this thread would write to the console; returns a reader of the latest of it. */
export function captureConsole(): () => string {
  let said = "";
  const keep = (...parts: unknown[]) => {
    said = `${said}${parts.join(" ")}\n`.slice(-KEPT_CHARACTERS);
  };
  Object.assign(console, { log: keep, info: keep, debug: keep, warn: keep, error: keep, trace: keep });
  return () => said;
}
