import { paths } from "@idol/ml/judges";

/** Two committed clips of a speaker whom the default judge did not train on; the emotions are RAVDESS's own labels. */
export const SURPRISE_CLIP = paths.sample("03-01-08-02-02-01-18.wav");
export const DISGUST_CLIP = paths.sample("03-01-07-02-02-02-18.wav");
