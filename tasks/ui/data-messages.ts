/** What `idol:data` says of its results. */

import { formatCount } from "@idol/client/format";
import type { Scan } from "@idol/ml/corpora";
import { type CorpusInventory, EMOTIONS } from "@idol/ml/corpora";
import type { CorpusDownload } from "@idol/ml/corpora-download";
import { renderTable } from "./table.ts";

/** What was downloaded, or with `--check` what a folder holds. */
export type DataResult =
  | { folder: string; downloads: CorpusDownload[] }
  | ({ folder: string; corpora: CorpusInventory[] } & Pick<Scan, "duplicates" | "unknown" | "unreadable">);

export function describeData(result: DataResult): string {
  if ("downloads" in result) {
    const rows = result.downloads.map(({ corpus, outcome, clips, complete }) => [
      corpus,
      outcome === "fetched" ? "downloaded" : "was there",
      formatCount(clips),
      formatCount(complete),
    ]);
    return [renderTable(["corpus", "", "clips", "of"], rows), `In ${result.folder}`].join("\n");
  }
  const { corpora, duplicates, unknown, unreadable } = result;
  return [
    ...corpora.flatMap((corpus) => [describeCorpus(corpus), ""]),
    `Duplicates ${describeFiles(duplicates.map(({ path, of }) => `${path} = ${of}`))}`,
    `Unreadable ${describeFiles(unreadable.map(({ path, reason }) => `${path}: ${reason}`))}`,
    `Unknown    ${describeFiles(unknown)}`,
  ].join("\n");
}

function describeCorpus({ corpus, clips, complete, emotions, speakers }: CorpusInventory): string {
  const title =
    `${corpus}: ${formatCount(clips)} of ${formatCount(complete.clips)} clips, ` +
    `${speakers.length} of ${complete.speakers} speakers`;
  if (clips === 0) return title;
  const heard = EMOTIONS.filter((emotion) => emotions[emotion] !== undefined);
  const row = (name: string, count: number, own: CorpusInventory["emotions"]) => [
    name,
    String(count),
    ...heard.map((emotion) => String(own[emotion] ?? 0)),
  ];
  const rows = speakers.map((one) => row(one.speaker, one.clips, one.emotions));
  return `${title}\n${renderTable(["speaker", "clips", ...heard], [...rows, row("all", clips, emotions)])}`;
}

/** More names than fit on a screen help nobody; `--json` has them all. */
const MOST = 20;

function describeFiles(lines: readonly string[]): string {
  const shown = lines.slice(0, MOST).map((line) => `\n  ${line}`);
  if (lines.length > MOST) shown.push(`\n  and ${formatCount(lines.length - MOST)} more, all with --json`);
  return `${formatCount(lines.length)}${shown.join("")}`;
}
