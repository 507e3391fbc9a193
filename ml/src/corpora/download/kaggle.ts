import { IdolError } from "../../errors.ts";
import type { Corpus } from "../corpus.ts";
import type { Credentials } from "./credentials.ts";

/** Where Kaggle's API is. */
export const KAGGLE = "https://www.kaggle.com";

/** The address of a data set's archive. */
export function archiveUrl(corpus: Pick<Corpus, "kaggle">, server: string = KAGGLE): string {
  return `${server}/api/v1/datasets/download/${corpus.kaggle}`;
}

/** HTTP's basic authentication (RFC 7617). */
export function authorisation({ username, key }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${key}`).toString("base64")}`;
}

/** What Kaggle means by a status that no second attempt changes; nothing for any other. */
export function kaggleRefusal(corpus: Corpus, status: number): IdolError | undefined {
  const page = `https://www.kaggle.com/datasets/${corpus.kaggle}`;
  switch (status) {
    case 401:
      return new IdolError(
        "CREDENTIALS_REFUSED",
        `Kaggle does not know these credentials (401, ${corpus.title}).`,
        "Make a new token on https://www.kaggle.com/settings and put it into ~/.kaggle/kaggle.json, or into KAGGLE_USERNAME and KAGGLE_KEY.",
      );
    case 403:
      return new IdolError(
        "TERMS_NOT_ACCEPTED",
        `Kaggle does not give ${corpus.title} to this account (403): its terms are not accepted, or the account is not verified.`,
        `Sign in, open ${page}, press Download there and accept what it asks for; then run the command again.`,
      );
    case 404:
      return new IdolError(
        "DATA_NOT_FOUND",
        `Kaggle has no ${corpus.kaggle} (404).`,
        `Look whether ${page} has moved; fetch ${corpus.title} by other means into the data folder, or leave it out with --only.`,
      );
    default:
      return undefined;
  }
}
