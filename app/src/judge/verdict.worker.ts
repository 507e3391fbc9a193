import type { CodedError } from "@idol/ezkl/errors";
import type { JudgeConfig, Network } from "@idol/ml/judge";
import { toFailure } from "../failure.ts";
import { judgeTake, type Verdict } from "./verdict.ts";

/** What the worker is asked. */
export interface VerdictRequest {
  id: number;
  bytes: Uint8Array;
  judge: { config: JudgeConfig; network: Network };
}

/** What it answers: errors lose their class on the way, so their parts are sent. */
export type VerdictReply = { id: number } & (
  | { verdict: Verdict }
  | { failure: Pick<CodedError, "code" | "message" | "remedy"> }
);

globalThis.onmessage = ({ data }: MessageEvent<VerdictRequest>) => {
  postMessage(answer(data));
};

function answer({ id, bytes, judge }: VerdictRequest): VerdictReply {
  try {
    return { id, verdict: judgeTake(bytes, judge) };
  } catch (thrown) {
    const { code, message, remedy } = toFailure(thrown);
    return { id, failure: { code, message, remedy } };
  }
}
