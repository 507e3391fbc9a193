import { CodedError } from "@idol/ezkl/errors";
import { PageError } from "../errors.ts";
import type { Judge } from "./judge.ts";
import type { Verdict } from "./verdict.ts";
import type { VerdictReply, VerdictRequest } from "./verdict.worker.ts";

let worker: Worker | undefined;
let asked = 0;

/** A judge's verdict on a take, worked out beside the page. @throws as `judgeTake`; `PROVER_FAILED` if the worker dies, `DOWNLOAD_FAILED` if it cannot be loaded */
export function askJudge(bytes: Uint8Array, { config, network }: Judge): Promise<Verdict> {
  worker ??= new Worker(new URL("./verdict.worker.ts", import.meta.url), { type: "module" });
  const current = worker;
  const id = ++asked;
  return new Promise((resolve, reject) => {
    const done = () => {
      current.removeEventListener("message", onMessage);
      current.removeEventListener("error", onError);
    };
    const onMessage = ({ data }: MessageEvent<VerdictReply>) => {
      if (data.id !== id) return;
      done();
      if ("verdict" in data) resolve(data.verdict);
      else reject(new CodedError(data.failure.code, data.failure.message, data.failure.remedy));
    };
    const onError = (event: ErrorEvent) => {
      done();
      worker = undefined;
      reject(
        new PageError(
          event.message ? "PROVER_FAILED" : "DOWNLOAD_FAILED",
          `The judge could not be asked: ${event.message || "its script could not be loaded"}.`,
          "Check the connection and try again; the recording is kept.",
        ),
      );
    };
    current.addEventListener("message", onMessage);
    current.addEventListener("error", onError);
    current.postMessage({ id, bytes, judge: { config, network } } satisfies VerdictRequest);
  });
}
