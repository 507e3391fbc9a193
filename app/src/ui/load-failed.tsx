import { PageError } from "../errors.ts";
import { Alert } from "./alert.tsx";
import { useAsked } from "./use.ts";

/** What stands where a part of the page could not be loaded: tried again, or as the new version that the host has meanwhile. */
export function LoadFailed({ cause, onRetry }: { cause: unknown; onRetry: () => void }) {
  const isOutdated = useAsked("version", hostHasAnother).answer === true;
  const failure = new PageError(
    "DOWNLOAD_FAILED",
    isOutdated ? "A new version of this page is there." : "A part of this page could not be loaded.",
    isOutdated
      ? "Load it: what you sang and proved is kept."
      : "Check the connection and try again; what you sang and proved is kept.",
    { cause },
  );
  return (
    <Alert failure={failure}>
      <p className="row">
        {!isOutdated && (
          <button type="button" onClick={onRetry}>
            Try again
          </button>
        )}
        <button type="button" className={isOutdated ? "" : "quiet"} onClick={() => location.reload()}>
          {isOutdated ? "Load the new version" : "Load the page anew"}
        </button>
      </p>
    </Alert>
  );
}

/** Whether the host's page no longer starts with this page's script, whose name tells its content. */
async function hostHasAnother(): Promise<boolean> {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  const name = script?.src.split("/").at(-1);
  const response = await fetch(document.baseURI.split("#")[0]!, { cache: "no-store" });
  return name !== undefined && response.ok && !(await response.text()).includes(name);
}
