import type { CodedError } from "@idol/ezkl/errors";
import { IdolError } from "../../errors.ts";
import type { Corpus } from "../corpus.ts";
import type { Credentials } from "./credentials.ts";

/** Where Kaggle is. */
export const KAGGLE = "https://www.kaggle.com";

const API = "/api/v1";

/** This machine, as `URL` writes its names. */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Where the data sets are asked for: Kaggle, or the server that `KAGGLE_API_ENDPOINT` names, as Kaggle's own tools have it
 * (kagglehub's `config.py`), with or without `/api/v1`. The credentials go there, so it must be https but on this machine.
 *
 * @throws IdolError `OPTION_INVALID`
 */
export function kaggleServer(env: NodeJS.ProcessEnv = process.env): string {
  const endpoint = env.KAGGLE_API_ENDPOINT;
  if (!endpoint) return KAGGLE;
  const url = URL.parse(endpoint);
  const isAllowed = url?.protocol === "https:" || (url?.protocol === "http:" && LOOPBACK.test(url.hostname));
  if (
    url === null ||
    !isAllowed ||
    url.username !== "" ||
    url.password !== "" ||
    url.search !== "" ||
    url.hash !== ""
  )
    throw new IdolError(
      "OPTION_INVALID",
      "KAGGLE_API_ENDPOINT names no server that Kaggle's credentials may be sent to.",
      `Give an address like ${KAGGLE} (http:// for a server on this machine alone, no user, query or fragment), or unset it to ask Kaggle.`,
    );
  const path = url.pathname.replace(/\/+$/, "");
  return url.origin + (path.endsWith(API) ? path.slice(0, -API.length) : path);
}

/** The address of a data set's archive, `owner/dataset`. */
export function archiveUrl(dataset: string, server: string = KAGGLE): string {
  return `${server}${API}/datasets/download/${dataset}`;
}

/** HTTP's basic authentication (RFC 7617). */
export function authorisation({ username, key }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${key}`).toString("base64")}`;
}

/** What Kaggle, or the server that stands in for it, means by a status that no second attempt changes; nothing for any other. */
export function kaggleRefusal(
  { title }: Pick<Corpus, "title">,
  dataset: string,
  status: number,
  server: string = KAGGLE,
): CodedError | undefined {
  const who = server === KAGGLE ? "Kaggle" : `${server} (from KAGGLE_API_ENDPOINT)`;
  const page = `https://www.kaggle.com/datasets/${dataset}`;
  switch (status) {
    case 401:
      return new IdolError(
        "CREDENTIALS_REFUSED",
        `${who} does not know these credentials (401, ${title}).`,
        "Make a new token on https://www.kaggle.com/settings and put it into ~/.kaggle/kaggle.json, or into KAGGLE_USERNAME and KAGGLE_KEY.",
      );
    case 403:
      return new IdolError(
        "TERMS_NOT_ACCEPTED",
        `${who} does not give ${title} to this account (403): its terms are not accepted, or the account is not verified.`,
        `Sign in, open ${page}, press Download there and accept what it asks for; then run the command again.`,
      );
    case 404:
      return new IdolError(
        "DATA_NOT_FOUND",
        `${who} has no ${dataset} (404).`,
        `Look whether ${page} has moved; fetch ${title} by other means into the data folder, or leave it out with --only.`,
      );
    default:
      return undefined;
  }
}
