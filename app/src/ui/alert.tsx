import type { CodedError } from "@idol/ezkl/errors";
import type { ReactNode } from "react";
import { type Scope, setError } from "../session/state.ts";
import { useSession } from "./use.ts";

/** What went wrong, and what to do: a sentence each, read out at once. */
export function Alert({ failure, children }: { failure: CodedError; children?: ReactNode }) {
  return (
    <div className="alert" role="alert" data-code={failure.code}>
      <p>
        <strong>{failure.message}</strong>
      </p>
      <p>{failure.remedy}</p>
      {children}
    </div>
  );
}

/** The alert of a place, where something went wrong there. */
export function ScopedAlert({ scope, children }: { scope: Scope; children?: ReactNode }) {
  const failure = useSession((now) => now.failures[scope]);
  if (failure === undefined) return null;
  return (
    <Alert failure={failure}>
      <div className="row">
        {children}
        <button type="button" className="quiet" onClick={() => setError(scope, undefined)}>
          Dismiss
        </button>
      </div>
    </Alert>
  );
}
