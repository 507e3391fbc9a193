import type { RejectReason } from "@idol/client";

/** Why an auditor rejects, as the end of "because …". */
export const REASON_WORDS: Record<RejectReason, string> = {
  "not-revealed": "the recording was not revealed in time",
  "not-what-was-proved": "the recording is not the one that was proved",
  "no-voice": "the recording holds no human voice",
  copy: "the recording is that of an earlier claim",
};
