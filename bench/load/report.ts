import { fitLine } from "../measure/fit.ts";
import type { IndexLoad } from "./index-load.ts";
import type { Load } from "./load.ts";

const FIGURES: [keyof IndexLoad, string, number][] = [
  ["backfillSeconds", "read from nothing to the newest block, s", 1],
  ["cpuSeconds", "processor time of that, start included, s", 1],
  ["peakMegabytes", "most memory of the index, MB", 0],
  ["diskMegabytes", "its database on disk, MB", 0],
  ["lag", "from a block of 20 claims to their being in the index, ms", 0],
  ["firstPage", "ranked page of 50, the first, ms", 1],
  ["deepPage", "ranked page of 50, the last, ms", 1],
  ["checkedPage", "the first and an own place, compared with the chain as page and tasks do, ms", 0],
  ["chainBoard", "the whole leaderboard from the chain itself, ms", 0],
  ["pageWithIndex", "in Chromium, from a visit to the leaderboard, with the index, ms", 0],
  ["pageWithChain", "the same without an index, ms", 0],
];

/** Of a claim, all in: README.md. */
const CLAIM_GAS = 476_523;
const SIZES = [100_000, 1_000_000];

/** The report of a load, in Markdown. */
export function renderLoad({ date, cores, busy, index, relay, audit }: Load): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const number = (value: number, digits: number) =>
    value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const lines = [
    "# Large seasons",
    "",
    `Measured by \`npm run load\` on ${date}, ${cores} cores shared with other work (load ${number(busy[0], 1)} at its beginning, ${number(busy[1], 1)} at its end, so wall times are several times those of`,
    "a quiet machine; processor times are not). Anvil, one node process, everything on one machine, PGlite as the database. Claims for the index have real",
    "encodings and events, and a mock verifier. Relay and audit were measured after the index, in another run (`--resume`).",
    "",
    "## Index and page",
    "",
    row([
      "what",
      ...index.map(({ claims }) => `${number(claims, 0)} claims`),
      "grows by",
      ...SIZES.map((size) => `at ${number(size, 0)}, by the line`),
    ]),
    row(["---", ...index.map(() => "---:"), "---:", ...SIZES.map(() => "---:")]),
    ...FIGURES.map(([name, label, digits]) => {
      const { slope, intercept, share } = fitLine(index.map((each) => [each.claims, each[name]] as const));
      const fits = share >= 0.8 && slope > 0;
      const grows = !fits ? `does not (R² ${share.toFixed(2)})` : `${number(slope * 1000, 2)} per 1,000`;
      const at = SIZES.map((size) => (!fits ? "" : number(intercept + slope * size, 0)));
      return row([label, ...index.map((each) => number(each[name], digits)), grows, ...at]);
    }),
    "",
    "Three sizes make a line, not a law: the last two columns say where to look first, not what will be.",
    "",
  ];
  if (relay !== undefined) {
    lines.push(
      "## Relay",
      "",
      row(["what", "measured"]),
      row(["---", "---:"]),
      row(["real proofs relayed, a block a transaction, 16 requests at once", `${relay.proofs}`]),
      row(["claims a minute", number(relay.claimsPerMinute, 0)]),
      row(["claims a minute of the relay's processor time", number(relay.claimsPerCpuMinute, 0)]),
      row(["transactions", `${relay.transactions}`]),
      row(["forged proofs refused a second", number(relay.refusedPerSecond, 1)]),
      row([
        "forged proofs refused a second of the relay's processor time",
        number(relay.refusedPerCpuSecond, 1),
      ]),
      row(["most memory, MB", `${relay.peakMegabytes}`]),
      row(["making the proofs, one after another, s a proof", number(relay.proveSeconds / relay.proofs, 2)]),
      "",
    );
  }
  if (audit !== undefined) {
    lines.push(
      "## Audit",
      "",
      row(["what", "measured"]),
      row(["---", "---:"]),
      row(["recordings fetched, hashed and scored", `${audit.recordings}`]),
      row(["recordings a second", number(audit.perSecond, 1)]),
      row(["recordings a second of processor time", number(audit.perCpuSecond, 1)]),
      row(["processor hours for 100,000, by that", number(100_000 / audit.perCpuSecond / 3600, 1)]),
      "",
    );
  }
  if (relay !== undefined && audit !== undefined) {
    const line = (name: keyof IndexLoad) => fitLine(index.map((each) => [each.claims, each[name]] as const));
    const by = ({ intercept, slope }: { intercept: number; slope: number }, size: number) =>
      Math.max(0, intercept + slope * size);
    const hours = (value: number) => number(value, value < 10 ? 1 : 0);
    const board = line("chainBoard");
    const backfill = line("backfillSeconds");
    const rows: [string, (size: number) => string][] = [
      ["gas of the claims, Ggas", (size) => number((size * CLAIM_GAS) / 1e9, 0)],
      [
        "one relay that does nothing else, by its processor time, hours",
        (size) => hours(size / relay.claimsPerCpuMinute / 60),
      ],
      ["the leaderboard from the chain itself, minutes a visit", (size) => hours(by(board, size) / 60_000)],
      ["an index made anew, minutes", (size) => hours(by(backfill, size) / 60)],
      ["the audit by machine, hours of one core", (size) => hours(size / audit.perCpuSecond / 3600)],
      ["the audit by ear, five seconds a recording, hours", (size) => hours((size * 5) / 3600)],
    ];
    lines.push(
      "## What comes first",
      "",
      row(["what", ...SIZES.map((size) => `${number(size, 0)} claims`)]),
      row(["---", ...SIZES.map(() => "---:")]),
      ...rows.map(([label, at]) => row([label, ...SIZES.map(at)])),
      "",
      "At 100,000 claims the first limit is the leaderboard read from the chain: nobody waits for it, so a page wants the index from some thousand claims on. The second is one relay's",
      "processor: several relays on accounts of their own share it out, as the contract takes a claim once. The third is people's ears; a sample by lot is what is left of that.",
      "At 1,000,000 it is the chain itself: a block of 30 million gas takes sixty claims, so the claims alone fill every block of a chain of two seconds a block for nine hours. Then the embedded",
      "database (one process, one thread, reads wait for writes): Postgres and several `ponder serve` are the way, not measured here.",
      "",
    );
  }
  return lines.join("\n");
}
