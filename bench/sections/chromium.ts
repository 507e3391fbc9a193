import { availableParallelism } from "node:os";
import { sampleClips } from "@idol/ml/audio-file";
import { serveApp } from "../../app/host/serve.ts";
import { bundleOnce } from "../../app/test/browser/bundle.ts";
import { launchChromium } from "../../app/test/browser/chromium.ts";
import { startContest } from "../../app/test/browser/contest.ts";
import { type BundleSize, bundleSize } from "../chromium/bundle-size.ts";
import { type Browser, visit, type Waits } from "../chromium/visitor.ts";
import { interleave } from "../measure/interleave.ts";
import { sampleOf } from "../measure/sample.ts";
import { type Figure, formatNumber, formatSample } from "../report/figure.ts";
import type { Findings, Section } from "../report/section.ts";

/** The page in Debian's Chromium, as a singer meets it. */
export const chromium: Section = {
  name: "chromium",
  title: "In a browser: Chromium, without a window",
  cost: "4 min",
  async run(context) {
    const clips = await sampleClips();
    const recording = clips.at(-1)!;
    context.say("bundling the page, deploying the contest");
    const [bundle, contest] = await Promise.all([bundleOnce(), startContest()]);
    const threads = [...new Set([availableParallelism(), 1])];
    const hosts = new Map<number, Awaited<ReturnType<typeof serveApp>>>();
    let browser: Browser | undefined;
    try {
      for (const count of threads) {
        const { deployment, url: node } = contest;
        hosts.set(count, await serveApp({ bundle, port: 0, deployment, node, isolated: count > 1 }));
      }
      browser = await launchChromium({ microphone: recording });
      const chrome = browser;
      const runs = await interleave<string, Waits>(
        context.options.repetitions,
        threads.map((count) => ({
          name: nameOf(count),
          run: () => visit(chrome, { url: hosts.get(count)!.url, threads: count, recording }),
        })),
        context.say,
      );
      return report(threads, runs, await bundleSize(bundle), chrome.version());
    } finally {
      await browser?.close();
      await Promise.all([...hosts.values()].map((host) => host.close()));
      await contest.stop();
    }
  },
};

function nameOf(threads: number): string {
  return threads === 1 ? "1 thread, not isolated" : `${threads} threads, cross-origin isolated`;
}

const WAITS = [
  ["score", "from the end of the recording to the score"],
  ["first", "from “Prove it” to the proof, first visit"],
  ["next", "next proof"],
  ["again", "first proof of a later visit"],
] as const satisfies readonly (readonly [keyof Waits, string])[];

function report(
  threads: readonly number[],
  runs: ReadonlyMap<string, Waits[]>,
  size: BundleSize,
  version: string,
): Findings {
  const sampleFor = (count: number, wait: keyof Waits) =>
    sampleOf(runs.get(nameOf(count))!.map((waits) => waits[wait] / 1000));
  const most = Math.max(...threads);
  const figures: Figure[] = threads.flatMap((count) =>
    WAITS.map(([wait, label]) => ({
      id: `chromium.${wait}${count === most ? "" : `.${count}`}.seconds`,
      label: `${label}, ${nameOf(count)}`,
      unit: "s",
      sample: sampleFor(count, wait),
    })),
  );
  const bytes: [string, string, number][] = [
    ["first-load", "first load, gzipped", size.firstLoad],
    ["proof", "everything for a proof, as it is", size.proof],
    ["proof-gzipped", "everything for a proof, gzipped", size.proofGzipped],
  ];
  figures.push(
    ...bytes.map(
      ([id, label, value]): Figure => ({
        id: `chromium.${id}.bytes`,
        label,
        unit: "bytes",
        sample: sampleOf([value]),
      }),
    ),
  );
  return {
    figures,
    tables: [
      {
        caption: "Seconds",
        header: ["", ...WAITS.map(([, label]) => label)],
        rows: threads.map((count) => [
          nameOf(count),
          ...WAITS.map(([wait]) => formatSample(sampleFor(count, wait), "s")),
        ]),
      },
      {
        caption: "What the page loads",
        header: ["", "bytes"],
        rows: bytes.map(([, label, value]) => [label, formatNumber(value, "bytes")]),
      },
    ],
    notes: [
      `Chromium ${version}, the page's bundle from this machine, each row's visits by visitors who were never there. Times are taken inside the page, from the click. The first proof of a first visit fetches and compiles the engine and makes the proving key, which the browser keeps; a later visit starts the engine anew. Between score and “Prove it” lies a person's decision, so the two are not added up.`,
    ],
  };
}
