/** With the list of words, which is long. */
export { phraseOf } from "@idol/client";
