import { rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { CodedError, ensureError } from "@idol/ezkl/errors";
import { ignoreProgress, type OnProgress } from "@idol/ezkl/progress";
import { CORPORA } from "../corpora.ts";
import type { Corpus, CorpusName } from "../corpus.ts";
import { type Credentials, readCredentials } from "./credentials.ts";
import { megabytes } from "./disk.ts";
import { type FetchFileOptions, fetchFile } from "./fetch-file.ts";
import { archiveUrl, authorisation, kaggleRefusal, kaggleServer } from "./kaggle.ts";
import { countPresent, UNFINISHED } from "./present.ts";
import { unpackCorpus } from "./unpack-corpus.ts";

export interface DownloadOptions extends Pick<FetchFileOptions, "attempts" | "pause" | "patience"> {
  /** All if left out. */
  only?: readonly CorpusName[];
  /** Asked for when something has to be downloaded. */
  credentials?: () => Promise<Credentials>;
  /** A server that answers like Kaggle and the other sources; by default what `kaggleServer` finds, and the sources themselves. */
  server?: string;
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

/** What became of one corpus. */
export interface CorpusDownload {
  corpus: CorpusName;
  /** `there`: nothing was downloaded, for it is in the data folder already. */
  outcome: "fetched" | "there";
  /** Its recordings, and how many the complete set has. */
  clips: number;
  complete: number;
}

/**
 * Downloads corpora into a data folder, each to a folder of its name that appears when all of it is there. What is there
 * already is left alone; what an earlier call began is gone on with. One corpus that fails does not keep the others.
 *
 * @throws CodedError of the first corpus that failed, once the others are done: `CREDENTIALS_REFUSED`, `TERMS_NOT_ACCEPTED`,
 * `DATA_NOT_FOUND`, `DOWNLOAD_FAILED`, `ARCHIVE_INVALID`; at once: `OPTION_INVALID` and `VARIABLE_MISSING`
 * (of the environment), `DISK_FULL`, `CANCELLED`
 */
export async function downloadCorpora(
  folder: string,
  options: DownloadOptions = {},
): Promise<CorpusDownload[]> {
  const { only, onProgress = ignoreProgress } = options;
  const wanted = CORPORA.filter(({ name }) => only === undefined || only.includes(name));
  const done: CorpusDownload[] = [];
  const failures: CodedError[] = [];
  for (const [index, corpus] of wanted.entries()) {
    const report = (step: string, part: number, detail: string) =>
      onProgress({
        step: `${step} ${corpus.name}`,
        fraction: (index + part) / wanted.length,
        detail: `${detail}; data set ${index + 1} of ${wanted.length}`,
      });
    try {
      done.push(await provide(corpus, folder, options, report));
    } catch (thrown) {
      const error = ensureError(thrown);
      if (!(error instanceof CodedError) || ENDS_ALL.has(error.code)) throw error;
      failures.push(error);
    } finally {
      // It stays where archives lie in it that are not whole yet.
      await rmdir(join(folder, UNFINISHED)).catch(() => {});
    }
  }
  if (failures.length > 0) throw summary(failures, done);
  return done;
}

/** What would stop every other corpus too. */
const ENDS_ALL: ReadonlySet<string> = new Set<CodedError["code"]>([
  "OPTION_INVALID",
  "VARIABLE_MISSING",
  "CREDENTIALS_REFUSED",
  "DISK_FULL",
  "CANCELLED",
]);

/** Bytes come in far more often than anyone can read. */
const SHOW_EVERY_MS = 100;

/** Share of the progress that downloading has, unpacking having the rest. */
const DOWNLOAD_SHARE = 0.9;

async function provide(
  corpus: Corpus,
  folder: string,
  options: DownloadOptions,
  report: (step: string, part: number, detail: string) => void,
): Promise<CorpusDownload> {
  const target = join(folder, corpus.name);
  const outcome = (kind: CorpusDownload["outcome"], clips: number): CorpusDownload => ({
    corpus: corpus.name,
    outcome: kind,
    clips,
    complete: corpus.complete.clips,
  });
  const present = (await countPresent(folder)).get(corpus.name) ?? 0;
  if (present >= corpus.complete.clips || (await exists(target))) return outcome("there", present);

  const archive = join(folder, UNFINISHED, `${corpus.name}.zip`);
  if (!(await exists(archive))) {
    const { url, ...request } = await requestOf(corpus, options);
    const started = performance.now();
    let before: number | undefined;
    let shown = Number.NEGATIVE_INFINITY;
    await fetchFile(url, archive, {
      ...options,
      ...request,
      onBytes(received, total) {
        before ??= received;
        if (performance.now() - shown < SHOW_EVERY_MS && received !== total) return;
        shown = performance.now();
        const rate = (1000 * (received - before)) / (performance.now() - started);
        const of =
          total === null ? "" : ` of ${megabytes(total)} (${Math.floor((100 * received) / total)} %)`;
        const part = total === null ? 0 : (DOWNLOAD_SHARE * received) / total;
        report("download", part, `${megabytes(received)}${of}, ${megabytes(rate)}/s`);
      },
    });
  }
  await unpackCorpus(corpus, archive, target, options.signal, (share) =>
    report("unpack", DOWNLOAD_SHARE + (1 - DOWNLOAD_SHARE) * share, `${Math.floor(100 * share)} %`),
  );
  return outcome("fetched", (await countPresent(folder)).get(corpus.name) ?? 0);
}

/** What is asked for, and of whom: Kaggle wants to know who asks, others are told nothing. */
async function requestOf(
  corpus: Corpus,
  options: DownloadOptions,
): Promise<{ url: string } & Pick<FetchFileOptions, "headers" | "refusal">> {
  const { source } = corpus;
  if ("archive" in source) {
    const { server } = options;
    return { url: server === undefined ? source.archive : server + new URL(source.archive).pathname };
  }
  const server = options.server ?? kaggleServer();
  const credentials = await (options.credentials ?? readCredentials)();
  return {
    url: archiveUrl(source.kaggle, server),
    headers: { authorization: authorisation(credentials) },
    refusal: (status) => kaggleRefusal(corpus, source.kaggle, status, server),
  };
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

function summary(failures: readonly CodedError[], done: readonly CorpusDownload[]): CodedError {
  const [first] = failures;
  const there = done.map(({ corpus }) => corpus).join(", ");
  const messages = failures.map(({ message }) => message);
  if (done.length > 0) messages.push(`There are: ${there}.`);
  return new CodedError(first!.code, messages.join("\n"), failures.map(({ remedy }) => remedy).join("\n"), {
    cause: first,
  });
}
