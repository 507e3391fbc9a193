export { type CorpusDownload, downloadCorpora } from "../corpora/download/download.ts";
