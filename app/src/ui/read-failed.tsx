/** What stands where something could not be read, with the way to ask again. */
export function ReadFailed({ what, onRetry }: { what: string; onRetry: () => void }) {
  return (
    <p>
      {what} could not be read.{" "}
      <button type="button" className="quiet" onClick={onRetry}>
        Try again
      </button>
    </p>
  );
}
