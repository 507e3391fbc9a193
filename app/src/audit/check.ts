/** One thing that was looked at. */
export interface Check {
  name: string;
  /** Undefined where it could not be looked at. */
  holds: boolean | undefined;
  /** What was found, where it is not as it should be, or why it could not be looked at. */
  found?: string;
}

/** Whether everything was looked at and holds. */
export function allHold(checks: readonly Check[]): boolean {
  return checks.length > 0 && checks.every(({ holds }) => holds === true);
}
