/** A node or host that has not answered by then is told to be gone. */
export const PATIENCE_MILLISECONDS = 10_000;
