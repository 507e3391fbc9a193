/** Asks the browser not to clear what is kept when it needs room. Some ask their user, so nobody waits for the answer. */
export function askToLast(): void {
  try {
    void navigator.storage?.persist?.().catch(() => {});
  } catch {
    // Blocked site data: nothing is kept anyway.
  }
}
