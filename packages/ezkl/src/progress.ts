/** One step of long work, as a library reports it; `fraction` in [0, 1] where it can be known. */
export interface ProgressEvent {
  step: string;
  fraction?: number;
  detail?: string;
  /** Whether `detail` is a sentence that should stay on the screen, as a warning does. */
  lasting?: boolean;
}

/** Receives progress; libraries never print. */
export type OnProgress = (event: ProgressEvent) => void;

/** For callers that do not care. */
export const ignoreProgress: OnProgress = () => {};
