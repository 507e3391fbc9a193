import type { CodedError } from "@idol/ezkl/errors";
import { PageError } from "../../errors.ts";
import { toFailure } from "../../failure.ts";
import { Alert } from "../alert.tsx";
import { FilePick } from "../file-pick.tsx";
import { useAsked } from "../use.ts";

/** What a singer has shown of being admitted: the Merkle proof, or why there is none. */
export interface Admission {
  proof: string[] | undefined;
  failure: CodedError | undefined;
}

/** Reads an admission; where nothing was given yet, there is neither proof nor failure. */
export function useAdmission(text: string, singer: string, root: string): Admission {
  const key = text.trim() === "" ? undefined : `${root} ${singer} ${text}`;
  const { answer, failure } = useAsked(key, async () => {
    // Few singers need it, so it is no part of the first load.
    const { parseAdmission } = await import("@idol/client/allowlist");
    return parseAdmission(text, singer, root);
  });
  return { proof: answer, failure: failure === undefined ? undefined : toFailure(failure) };
}

/** The error for a claim without an admission. */
export function admissionMissing(): CodedError {
  return new PageError(
    "ALLOWLIST_INVALID",
    "This season is for listed singers alone, and nothing shows that this one is listed.",
    "Choose the list that the organiser gave you. Your proof is kept.",
  );
}

/** Where the organiser's list goes, as a file or pasted. */
export function AdmissionField({
  text,
  onText,
  admission,
}: {
  text: string;
  onText: (text: string) => void;
  admission: Admission;
}) {
  return (
    <fieldset>
      <legend>This season is for listed singers</legend>
      <p>
        <FilePick
          accept="application/json,.json,text/plain"
          onFiles={([file]) => void file.text().then(onText)}
        >
          The list that the organiser gave you
        </FilePick>
      </p>
      <details>
        <summary>Paste it instead</summary>
        <textarea
          value={text}
          onChange={(event) => onText(event.target.value)}
          rows={3}
          spellCheck={false}
          aria-label="Your admission, as the organiser gave it"
        />
      </details>
      {admission.failure && <Alert failure={admission.failure} />}
      {admission.proof && (
        <p role="status">
          <span aria-hidden="true">✓</span> The singer is on the list.
        </p>
      )}
    </fieldset>
  );
}
