import { paths } from "@idol/ml/judges";

/** Real voices. */
export const CLIPS = {
  /** Strong surprise, which wins. */
  surprise: paths.sample("03-01-08-02-02-01-18.wav"),
  /** Strong disgust, which does not. */
  disgust: paths.sample("03-01-07-02-02-02-18.wav"),
} as const;
