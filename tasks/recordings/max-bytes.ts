/** The most that is fetched. */
export const MAX_BYTES = 10_000_000;
